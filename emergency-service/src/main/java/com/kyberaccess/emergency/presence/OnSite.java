package com.kyberaccess.emergency.presence;

import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.emergency.database.Columns;
import com.kyberaccess.emergency.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who is on site, as far as the projection knows.
@ApplicationScoped
public class OnSite {
    private static final String IS_ON_SITE = "p.checked_in_at IS NOT NULL AND p.left_at IS NULL";
    private static final String PEOPLE = people("checked_in_at", IS_ON_SITE);
    private static final String SOME = people("checked_in_at", IS_ON_SITE + " AND p.visit_id = ANY (?)");
    private static final String REVISIONS = "SELECT p.visit_id, p.xmin" + from(IS_ON_SITE);
    private static final String AWAITING_REVIEW =
            people("flagged_at", "p.flagged_at IS NOT NULL AND p.checked_in_at IS NULL AND p.left_at IS NULL");

    private final Database database;

    OnSite(Database database) {
        this.database = database;
    }

    /// Somebody on site, or at the desk.
    ///
    /// @param since when the person was checked in, or flagged
    public record Person(
            UUID visitId,
            @Nullable UUID locationId,
            String locationName,
            ZoneId zone,
            @Nullable String name,
            @Nullable String company,
            @Nullable String hostName,
            @Nullable String badgeNumber,
            boolean hasPhoto,
            Instant since) {
        /// `vis_…`.
        public String publicId() {
            return EventEffects.VISIT_ID.text(visitId);
        }
    }

    private static String people(String moment, String condition) {
        return """
                SELECT p.visit_id, p.location_id, coalesce(l.name, p.location_name, ''), coalesce(l.time_zone, 'UTC'),
                       p.name, p.company, p.host_name, p.badge_number, p.photo_at IS NOT NULL, p.%s
                """.formatted(moment) + from(condition);
    }

    private static String from(String condition) {
        return """

                FROM presence p LEFT JOIN location l ON l.location_id = p.location_id
                WHERE p.account_id = ? AND p.mode = ? AND (?::uuid IS NULL OR p.location_id = ?::uuid) AND %s
                ORDER BY coalesce(l.name, p.location_name, '') COLLATE "C", p.name COLLATE "C", p.visit_id
                """.formatted(condition);
    }

    /// Everybody on site at `location`, or anywhere if it is null, by location and name.
    public List<Person> people(Tenant tenant, @Nullable UUID location) {
        return query(PEOPLE, tenant, location);
    }

    /// One state of a person's row, without the row.
    ///
    /// @param number of the transaction that wrote the row last: another one, another content
    public record Revision(UUID visitId, long number) {}

    /// Which rows {@link #people} would answer, in the same order, at a fraction of its cost.
    public List<Revision> revisions(Tenant tenant, @Nullable UUID location) {
        return database.list(
                REVISIONS,
                row -> new Revision(Columns.id(row, 1), row.getLong(2)),
                tenant.accountId(),
                tenant.mode().wireName(),
                location,
                location);
    }

    /// Those of `visits` who are on site at `location`, or anywhere if it is null.
    public List<Person> people(Tenant tenant, @Nullable UUID location, Collection<UUID> visits) {
        return database.list(
                SOME, OnSite::person, tenant.accountId(), tenant.mode().wireName(), location, location, visits);
    }

    /// Everybody whom the screening stopped and about whom nobody has decided yet.
    public List<Person> awaitingReview(Tenant tenant, @Nullable UUID location) {
        return query(AWAITING_REVIEW, tenant, location);
    }

    private List<Person> query(String sql, Tenant tenant, @Nullable UUID location) {
        return database.list(
                sql, OnSite::person, tenant.accountId(), tenant.mode().wireName(), location, location);
    }

    private static Person person(ResultSet row) throws SQLException {
        return new Person(
                Columns.id(row, 1),
                Columns.idOrNull(row, 2),
                row.getString(3),
                ZoneId.of(row.getString(4)),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getBoolean(9),
                Columns.instant(row, 10));
    }
}
