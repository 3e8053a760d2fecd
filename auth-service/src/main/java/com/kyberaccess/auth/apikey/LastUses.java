package com.kyberaccess.auth.apikey;

import com.kyberaccess.common.security.KeyUseReporter;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/// Writes when keys were last used: one statement for all that a replica of any service has seen since its last report.
@ApplicationScoped
class LastUses implements KeyUseReporter {
    /// Several replicas write; the latest stands. Sorted, so that two of them lock the rows in the same order.
    private static final String UPDATE = """
            UPDATE api_key SET last_used_at = greatest(last_used_at, used.at)
            FROM (SELECT unnest(?::uuid[]) AS id, unnest(?::timestamptz[]) AS at ORDER BY 1) AS used
            WHERE api_key.id = used.id AND (last_used_at IS NULL OR last_used_at < used.at)
            """;

    private final DataSource database;

    LastUses(DataSource database) {
        this.database = database;
    }

    /// Ids that are none of ours are passed over.
    @Override
    public void report(Map<String, Instant> uses) {
        var known = new HashMap<UUID, Instant>();
        uses.forEach((key, at) -> ApiKey.ID.parse(key).ifPresent(id -> known.put(id, at)));
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(UPDATE)) {
            var ids = known.keySet().toArray();
            var times = known.values().stream().map(Timestamp::from).toArray();
            update.setArray(1, connection.createArrayOf("uuid", ids));
            update.setArray(2, connection.createArrayOf("timestamptz", times));
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("key uses could not be written", e);
        }
    }
}
