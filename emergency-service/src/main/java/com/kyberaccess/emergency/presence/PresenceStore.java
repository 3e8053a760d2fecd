package com.kyberaccess.emergency.presence;

import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.emergency.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The projection's writes. Each is one statement that states an end state; the caller's transaction holds them
/// together.
@ApplicationScoped
class PresenceStore {
    private static final String CHECKED_IN = arrived("checked_in_at");
    private static final String FLAGGED = arrived("flagged_at");
    private static final String LEFT = """
            INSERT INTO presence (visit_id, account_id, mode, left_at) VALUES (?, ?, ?, ?)
            ON CONFLICT (visit_id) DO UPDATE SET left_at = excluded.left_at
            WHERE presence.account_id = excluded.account_id AND presence.mode = excluded.mode
            """;
    /// Whoever is not here (yet) is told of by a later event.
    private static final String CORRECTED = """
            UPDATE presence SET name = ?, company = ?
            WHERE visit_id = ? AND account_id = ? AND mode = ? AND NOT erased
                AND (checked_in_at IS NOT NULL OR flagged_at IS NOT NULL)
            """;
    private static final String ERASE = """
            INSERT INTO presence (visit_id, account_id, mode, left_at, erased) VALUES (?, ?, ?, ?, true)
            ON CONFLICT (visit_id) DO UPDATE SET
                name = NULL, company = NULL, host_id = NULL, host_name = NULL, badge_number = NULL, photo_at = NULL,
                left_at = coalesce(presence.left_at, excluded.left_at), erased = true
            WHERE presence.account_id = excluded.account_id AND presence.mode = excluded.mode
            """;
    private static final String PHOTOGRAPHED = """
            INSERT INTO presence (visit_id, account_id, mode, photo_at) VALUES (?, ?, ?, ?)
            ON CONFLICT (visit_id) DO UPDATE SET photo_at = excluded.photo_at
            WHERE presence.account_id = excluded.account_id AND presence.mode = excluded.mode AND NOT presence.erased
            """;
    private static final String PROGRESS = """
            INSERT INTO projection_progress (partition, next_offset, event_time) VALUES (?, ?, ?)
            ON CONFLICT (partition) DO UPDATE SET next_offset = excluded.next_offset, event_time = excluded.event_time
            """;
    /// Twice the topics' retention, after which no late event can name them.
    private static final String FORGET = "DELETE FROM presence WHERE left_at < now() - interval '14 days'";

    /// Of visitors who never came.
    private static final String FORGET_PHOTOS = """
            DELETE FROM presence WHERE photo_at < now() - interval '90 days'
                AND checked_in_at IS NULL AND flagged_at IS NULL AND left_at IS NULL
            """;

    private final Database database;

    PresenceStore(Database database) {
        this.database = database;
    }

    private static String arrived(String moment) {
        return """
                INSERT INTO presence (visit_id, account_id, mode, location_id, location_name, name, company,
                                      host_id, host_name, badge_number, %1$s)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (visit_id) DO UPDATE SET
                    location_id = excluded.location_id, location_name = excluded.location_name, name = excluded.name,
                    company = excluded.company, host_id = excluded.host_id, host_name = excluded.host_name,
                    badge_number = coalesce(excluded.badge_number, presence.badge_number),
                    %1$s = excluded.%1$s
                WHERE presence.account_id = excluded.account_id AND presence.mode = excluded.mode
                    AND NOT presence.erased
                """.formatted(moment);
    }

    void checkedIn(Tenant tenant, Arrival person) {
        arrived(CHECKED_IN, tenant, person);
    }

    void flagged(Tenant tenant, Arrival person) {
        arrived(FLAGGED, tenant, person);
    }

    private void arrived(String sql, Tenant tenant, Arrival person) {
        database.execute(
                sql,
                person.visit(),
                tenant.accountId(),
                tenant.mode().wireName(),
                person.location(),
                person.locationName(),
                person.name(),
                person.company(),
                person.hostId(),
                person.hostName(),
                person.badgeNumber(),
                person.at());
    }

    void photographed(Tenant tenant, UUID visit, Instant at) {
        database.execute(PHOTOGRAPHED, visit, tenant.accountId(), tenant.mode().wireName(), at);
    }

    void left(Tenant tenant, UUID visit, Instant at) {
        database.execute(LEFT, visit, tenant.accountId(), tenant.mode().wireName(), at);
    }

    void corrected(Tenant tenant, UUID visit, String name, @Nullable String company) {
        database.execute(
                CORRECTED,
                name,
                company,
                visit,
                tenant.accountId(),
                tenant.mode().wireName());
    }

    /// Takes the person off the list and the names out of the row. An event read again does not bring them
    /// back.
    void erase(Tenant tenant, UUID visit, Instant at) {
        database.execute(ERASE, visit, tenant.accountId(), tenant.mode().wireName(), at);
    }

    void progress(int partition, long nextOffset, Instant eventTime) {
        database.execute(PROGRESS, partition, nextOffset, eventTime);
    }

    int forgetLongGone() {
        return database.execute(FORGET) + database.execute(FORGET_PHOTOS);
    }
}
