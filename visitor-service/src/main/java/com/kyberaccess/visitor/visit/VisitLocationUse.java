package com.kyberaccess.visitor.visit;

import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.visitor.location.LocationUse;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/// Visitors who are at a location, wait for a review there, or are expected.
@ApplicationScoped
class VisitLocationUse implements LocationUse {
    private static final String FIND = """
            SELECT FROM visit
            WHERE account_id = ? AND mode = ? AND location_id = ? AND status IN ('checked_in', 'flagged', 'pre_registered')
            LIMIT 1
            """;

    private final DataSource database;

    VisitLocationUse(DataSource database) {
        this.database = database;
    }

    @Override
    public Optional<String> of(Tenant tenant, UUID location) {
        try (var connection = database.getConnection();
                var find = connection.prepareStatement(FIND)) {
            find.setObject(1, tenant.accountId());
            find.setString(2, tenant.mode().wireName());
            find.setObject(3, location);
            try (var row = find.executeQuery()) {
                return row.next() ? Optional.of("visitors who are there or expected") : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("visits of a location not read", e);
        }
    }
}
