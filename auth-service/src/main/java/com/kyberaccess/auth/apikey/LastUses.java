package com.kyberaccess.auth.apikey;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import javax.sql.DataSource;

/// When keys were last used, gathered in memory and written now and then in one statement. A crash forgets the last few
/// seconds of it.
@ApplicationScoped
class LastUses {
    /// Several replicas write; the latest stands.
    private static final String UPDATE = """
            UPDATE api_key SET last_used_at = greatest(last_used_at, used.at)
            FROM (SELECT unnest(?::uuid[]) AS id, unnest(?::timestamptz[]) AS at ORDER BY 1) AS used
            WHERE api_key.id = used.id
            """;

    private final DataSource database;
    private final ConcurrentMap<UUID, Instant> pending = new ConcurrentHashMap<>();

    LastUses(DataSource database) {
        this.database = database;
    }

    void note(UUID key, Instant at) {
        pending.merge(key, at, LastUses::later);
    }

    @Scheduled(every = "${kyber.api-keys.last-use-flush}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void flush() throws SQLException {
        var uses = Map.copyOf(pending);
        if (uses.isEmpty()) {
            return;
        }
        write(uses);
        uses.forEach(pending::remove);
    }

    void stop(@Observes ShutdownEvent event) throws SQLException {
        flush();
    }

    private void write(Map<UUID, Instant> uses) throws SQLException {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(UPDATE)) {
            var ids = uses.keySet().toArray();
            var times = uses.values().stream().map(Timestamp::from).toArray();
            update.setArray(1, connection.createArrayOf("uuid", ids));
            update.setArray(2, connection.createArrayOf("timestamptz", times));
            update.executeUpdate();
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
