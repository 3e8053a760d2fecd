package com.kyberaccess.visitor.closure;

import com.kyberaccess.common.security.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The closures' writes. Each is one statement that states an end state.
@ApplicationScoped
class ClosureStore {
    static final String LOCKDOWN = "lockdown";
    static final String EVACUATION = "evacuation";

    private static final String BEGAN = """
            INSERT INTO closure (id, account_id, mode, kind, location_ids, began_at) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET location_ids = excluded.location_ids, began_at = excluded.began_at
            WHERE closure.account_id = excluded.account_id AND closure.mode = excluded.mode
            """;
    private static final String ENDED = """
            INSERT INTO closure (id, account_id, mode, kind, ended_at) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET ended_at = excluded.ended_at
            WHERE closure.account_id = excluded.account_id AND closure.mode = excluded.mode
            """;
    /// Twice the topics' retention, after which no late event can name them.
    private static final String FORGET = "DELETE FROM closure WHERE ended_at < now() - interval '14 days'";

    private final DataSource database;

    ClosureStore(DataSource database) {
        this.database = database;
    }

    /// @param locations where it holds; null for every location
    void began(Tenant tenant, String kind, UUID id, @Nullable List<UUID> locations, Instant at) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(BEGAN)) {
            insert.setObject(1, id);
            insert.setObject(2, tenant.accountId());
            insert.setString(3, tenant.mode().wireName());
            insert.setString(4, kind);
            insert.setArray(5, locations == null ? null : connection.createArrayOf("uuid", locations.toArray()));
            insert.setObject(6, at.atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("closure not written", e);
        }
    }

    void ended(Tenant tenant, String kind, UUID id, Instant at) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(ENDED)) {
            insert.setObject(1, id);
            insert.setObject(2, tenant.accountId());
            insert.setString(3, tenant.mode().wireName());
            insert.setString(4, kind);
            insert.setObject(5, at.atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("closure not written", e);
        }
    }

    void forgetLongEnded() {
        try (var connection = database.getConnection();
                var delete = connection.prepareStatement(FORGET)) {
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("closures not forgotten", e);
        }
    }
}
