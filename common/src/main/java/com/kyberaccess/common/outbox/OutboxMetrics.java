package com.kyberaccess.common.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import javax.sql.DataSource;

/// How far publishing is behind: `kyber_outbox_rows`, and `kyber_outbox_age_seconds` of the oldest.
@ApplicationScoped
class OutboxMetrics {
    private final DataSource database;

    OutboxMetrics(DataSource database) {
        this.database = database;
    }

    void register(@Observes StartupEvent event, MeterRegistry metrics) {
        Gauge.builder("kyber.outbox.rows", () -> query("SELECT count(*) FROM outbox"))
                .description("Committed events that are not published yet")
                .register(metrics);
        Gauge.builder(
                        "kyber.outbox.age.seconds",
                        () -> query("SELECT coalesce(extract(epoch FROM now() - min(created_at)), 0) FROM outbox"))
                .description("Age of the oldest event that is not published yet")
                .register(metrics);
    }

    private double query(String sql) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(sql);
                var result = select.executeQuery()) {
            return result.next() ? result.getDouble(1) : 0;
        } catch (SQLException e) {
            Log.warnf("outbox metric not read error=%s", e.getMessage());
            return Double.NaN;
        }
    }
}
