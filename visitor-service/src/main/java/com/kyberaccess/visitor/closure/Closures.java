package com.kyberaccess.visitor.closure;

import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.security.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/// Refuses check-ins where a lockdown or an evacuation holds.
@ApplicationScoped
public class Closures {
    /// An evacuation is what the visitor must hear of first.
    private static final String KINDS = """
            SELECT asked.location_id, min(closure.kind)
            FROM unnest(?::uuid[]) AS asked (location_id) JOIN closure
                ON closure.location_ids IS NULL OR asked.location_id = ANY (closure.location_ids)
            WHERE closure.account_id = ? AND closure.mode = ?
                AND closure.began_at IS NOT NULL AND closure.ended_at IS NULL
            GROUP BY asked.location_id
            """;

    private final DataSource database;

    Closures(DataSource database) {
        this.database = database;
    }

    /// @throws ApiException 409 `LOCATION_LOCKED_DOWN` or `LOCATION_EVACUATING`
    public void requireOpen(Tenant tenant, UUID location) {
        var refusal = refusals(tenant, Set.of(location)).get(location);
        if (refusal != null) {
            throw refusal;
        }
    }

    /// Those of `locations` where nobody may check in, and why: 409 `LOCATION_LOCKED_DOWN` or `LOCATION_EVACUATING`.
    public Map<UUID, ApiException> refusals(Tenant tenant, Collection<UUID> locations) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(KINDS)) {
            select.setArray(1, connection.createArrayOf("uuid", locations.toArray(UUID[]::new)));
            select.setObject(2, tenant.accountId());
            select.setString(3, tenant.mode().wireName());
            var refusals = new HashMap<UUID, ApiException>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    refusals.put(rows.getObject(1, UUID.class), refusal(rows.getString(2)));
                }
            }
            return refusals;
        } catch (SQLException e) {
            throw new IllegalStateException("closures not read", e);
        }
    }

    private static ApiException refusal(String kind) {
        return (kind.equals(ClosureStore.EVACUATION)
                        ? ClosureError.LOCATION_EVACUATING
                        : ClosureError.LOCATION_LOCKED_DOWN)
                .exception();
    }
}
