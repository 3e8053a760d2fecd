package com.kyberaccess.common.inbox;

import io.quarkus.arc.Unremovable;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import javax.sql.DataSource;

/// Forgets inbox rows after 14 days: twice the retention of the topics, beyond which nothing can be delivered again.
/// Several replicas may run it at once; it is idempotent.
@ApplicationScoped
@Unremovable
class InboxRetention {
    private static final String DELETE = """
            DELETE FROM inbox WHERE event_id IN (
                SELECT event_id FROM inbox WHERE received_at < now() - interval '14 days' LIMIT 10000)
            """;

    private final DataSource database;

    InboxRetention(DataSource database) {
        this.database = database;
    }

    @Scheduled(every = "10m", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() throws SQLException {
        try (var connection = database.getConnection();
                var delete = connection.prepareStatement(DELETE)) {
            delete.executeUpdate();
        }
    }
}
