package com.kyberaccess.visitor.closure;

import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.security.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/// Refuses check-ins where a lockdown or an evacuation holds.
@ApplicationScoped
public class Closures {
    /// An evacuation is what the visitor must hear of first.
    private static final String KIND = """
            SELECT min(kind) FROM closure
            WHERE account_id = ? AND mode = ? AND began_at IS NOT NULL AND ended_at IS NULL
                AND (location_ids IS NULL OR ? = ANY (location_ids))
            """;

    private final DataSource database;

    Closures(DataSource database) {
        this.database = database;
    }

    /// @throws ApiException 409 `LOCATION_LOCKED_DOWN` or `LOCATION_EVACUATING`
    public void requireOpen(Tenant tenant, UUID location) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(KIND)) {
            select.setObject(1, tenant.accountId());
            select.setString(2, tenant.mode().wireName());
            select.setObject(3, location);
            try (var row = select.executeQuery()) {
                row.next();
                var kind = row.getString(1);
                if (kind != null) {
                    throw (kind.equals(ClosureStore.EVACUATION)
                                    ? ClosureError.LOCATION_EVACUATING
                                    : ClosureError.LOCATION_LOCKED_DOWN)
                            .exception();
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("closures not read", e);
        }
    }
}
