package com.kyberaccess.bench.emergency;

import com.kyberaccess.bench.harness.Latencies;
import com.kyberaccess.bench.harness.Load;
import com.kyberaccess.bench.harness.Report;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.LockSupport;

/// From the answer to a check-in until the evacuation list has the person.
final class CheckInToList {
    private static final int PER_SECOND = 50;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMillis(2);
    /// Rows that the list shows.
    private static final String ON_LIST = """
            SELECT visit_id FROM presence
            WHERE visit_id = ANY (?) AND checked_in_at IS NOT NULL AND left_at IS NULL
            """;

    private final Api api;
    private final Report report;
    private final ConcurrentMap<UUID, Long> waiting = new ConcurrentHashMap<>();
    private final Latencies latencies = new Latencies();

    CheckInToList(Api api, Report report) {
        this.api = api;
        this.report = report;
    }

    void run(int seconds) {
        report.say(
                "**Check-in to evacuation list**: " + PER_SECOND + " check-ins a second for " + seconds + " s, from the"
                        + " 201 (right after the commit) until the list's rows have the visit, looked at every "
                        + LOOK.toMillis() + " ms. Goal: p99 under 1 s.");
        var watcher = Thread.ofPlatform().daemon().start(this::watch);
        var result = new Load(number -> api.checkIn()
                        .map(answer -> {
                            var id = Api.data(answer, 201).path("id").asText();
                            waiting.put(Ids.uuid(id), System.nanoTime());
                            return true;
                        })
                        .toCompletionStage())
                .open(PER_SECOND, Duration.ofSeconds(seconds));
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!waiting.isEmpty() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(LOOK.toNanos());
        }
        watcher.interrupt();
        report.table("check-ins", "failed", "never on the list", "p50", "p99", "max", "check-in itself p99");
        report.row(
                result.succeeded(),
                result.failed(),
                waiting.size(),
                latencies.percentile(50),
                latencies.percentile(99),
                latencies.max(),
                result.latencies().percentile(99));
    }

    private void watch() {
        try (var connection = api.emergencyDatabase().getConnection();
                var select = connection.prepareStatement(ON_LIST)) {
            while (!Thread.interrupted()) {
                var asked = waiting.keySet().toArray(UUID[]::new);
                if (asked.length > 0) {
                    select.setArray(1, connection.createArrayOf("uuid", asked));
                    try (var rows = select.executeQuery()) {
                        long now = System.nanoTime();
                        while (rows.next()) {
                            var since = waiting.remove(rows.getObject(1, UUID.class));
                            if (since != null) {
                                latencies.recordNanos(now - since);
                            }
                        }
                    }
                }
                LockSupport.parkNanos(LOOK.toNanos());
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
