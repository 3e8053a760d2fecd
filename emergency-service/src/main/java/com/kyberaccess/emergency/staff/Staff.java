package com.kyberaccess.emergency.staff;

import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.emergency.database.Columns;
import com.kyberaccess.emergency.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The staff of a tenant.
@ApplicationScoped
public class Staff {
    /// A host who has no location may be anywhere, and so may a team member. One address gets one mail.
    private static final String RECIPIENTS = """
            SELECT DISTINCT ON (email) id, name, email, location_id FROM (
                SELECT host_id AS id, name, lower(email) AS email, location_id FROM host
                WHERE account_id = ? AND mode = ? AND NOT removed AND email IS NOT NULL
                    AND (?::uuid[] IS NULL OR location_id IS NULL OR location_id = ANY (?::uuid[]))
                UNION ALL
                SELECT user_id, coalesce(name, email), lower(email), NULL FROM team_member
                WHERE account_id = ? AND active AND email IS NOT NULL
            ) AS staff
            WHERE email > ? ORDER BY email, location_id NULLS LAST, id LIMIT ?
            """;
    private static final String HOST = """
            INSERT INTO host (host_id, account_id, mode, location_id, name, email, changed_at)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (host_id) DO UPDATE SET
                location_id = excluded.location_id, name = excluded.name, email = excluded.email,
                changed_at = excluded.changed_at
            WHERE host.account_id = excluded.account_id AND host.mode = excluded.mode
                AND host.changed_at <= excluded.changed_at AND NOT host.removed
            """;
    private static final String HOST_REMOVED = """
            INSERT INTO host (host_id, account_id, mode, changed_at, removed) VALUES (?, ?, ?, ?, true)
            ON CONFLICT (host_id) DO UPDATE SET
                name = NULL, email = NULL, removed = true, changed_at = excluded.changed_at
            WHERE host.account_id = excluded.account_id AND host.mode = excluded.mode
            """;
    private static final String MEMBER = """
            INSERT INTO team_member (user_id, account_id, name, email, role, active, changed_at)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (user_id) DO UPDATE SET
                name = excluded.name, email = excluded.email, role = excluded.role, active = excluded.active,
                changed_at = excluded.changed_at
            WHERE team_member.account_id = excluded.account_id AND team_member.changed_at <= excluded.changed_at
            """;

    private final Database database;

    Staff(Database database) {
        this.database = database;
    }

    /// The staff of `locations`, or of all if it is null, by address: the first `limit` behind `after`.
    public List<Recipient> recipients(Tenant tenant, @Nullable List<UUID> locations, String after, int limit) {
        return database.list(
                RECIPIENTS,
                row -> new Recipient(Columns.id(row, 1), row.getString(2), row.getString(3), Columns.idOrNull(row, 4)),
                tenant.accountId(),
                tenant.mode().wireName(),
                locations,
                locations,
                tenant.accountId(),
                after,
                limit);
    }

    /// Writes what an event tells of a host, unless a later one has been written.
    public void hostChanged(
            Tenant tenant,
            UUID id,
            @Nullable UUID location,
            @Nullable String name,
            @Nullable String email,
            Instant at) {
        database.execute(HOST, id, tenant.accountId(), tenant.mode().wireName(), location, name, email, at);
    }

    public void hostRemoved(Tenant tenant, UUID id, Instant at) {
        database.execute(HOST_REMOVED, id, tenant.accountId(), tenant.mode().wireName(), at);
    }

    void memberChanged(Tenant tenant, UUID id, AccountEvents.Person member, Instant at) {
        database.execute(
                MEMBER,
                id,
                tenant.accountId(),
                member.name(),
                member.email(),
                member.role(),
                Boolean.TRUE.equals(member.active()),
                at);
    }

    /// Keeps nothing but the id, so that an earlier event that comes late can't bring the person back.
    void memberRemoved(Tenant tenant, UUID id, Instant at) {
        database.execute(MEMBER, id, tenant.accountId(), null, null, null, false, at);
    }
}
