package com.kyberaccess.emergency.site;

import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.emergency.database.Columns;
import com.kyberaccess.emergency.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The locations of a tenant.
@ApplicationScoped
public class Sites {
    private static final String OF_TENANT = """
            SELECT location_id, name, time_zone FROM location
            WHERE account_id = ? AND mode = ? AND NOT removed AND (?::uuid[] IS NULL OR location_id = ANY (?::uuid[]))
            ORDER BY name, location_id
            """;
    private static final String CHANGED = """
            INSERT INTO location (location_id, account_id, mode, name, time_zone, changed_at) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (location_id) DO UPDATE SET
                name = excluded.name, time_zone = excluded.time_zone, changed_at = excluded.changed_at
            WHERE location.account_id = excluded.account_id AND location.mode = excluded.mode
                AND location.changed_at <= excluded.changed_at
            """;
    /// Its name and zone stay: people may still be there.
    private static final String REMOVED = """
            UPDATE location SET removed = true, changed_at = ? WHERE location_id = ? AND account_id = ? AND mode = ?
            """;

    private final Database database;

    Sites(Database database) {
        this.database = database;
    }

    /// By name.
    public List<Site> all(Tenant tenant) {
        return some(tenant, null);
    }

    /// Those of `ids` that are the tenant's, by name; all of them if it is null.
    public List<Site> some(Tenant tenant, @Nullable List<UUID> ids) {
        return database.list(
                OF_TENANT, Sites::site, tenant.accountId(), tenant.mode().wireName(), ids, ids);
    }

    public Optional<Site> find(Tenant tenant, UUID id) {
        return some(tenant, List.of(id)).stream().findFirst();
    }

    /// The location that a field of a body names.
    ///
    /// @throws ApiException 422 if it is none of the tenant's
    public Site field(Tenant tenant, String field, String id) {
        return Site.LOCATION_ID
                .parse(id)
                .flatMap(known -> find(tenant, known))
                .orElseThrow(() -> ApiException.invalidField(field, "Unknown location"));
    }

    /// Writes what an event tells, unless a later one has been written.
    public void changed(Tenant tenant, Site site, Instant at) {
        database.execute(
                CHANGED,
                site.id(),
                tenant.accountId(),
                tenant.mode().wireName(),
                site.name(),
                site.zone().getId(),
                at);
    }

    public void removed(Tenant tenant, UUID id, Instant at) {
        database.execute(REMOVED, at, id, tenant.accountId(), tenant.mode().wireName());
    }

    private static Site site(ResultSet row) throws SQLException {
        return new Site(Columns.id(row, 1), row.getString(2), ZoneId.of(row.getString(3)));
    }
}
