package com.kyberaccess.bench.webhooks;

import com.kyberaccess.bench.harness.CpuTime;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/// How fast a backlog goes out: events are published and taken in while their deliveries are held, then all are
/// released at once, until the last attempt is recorded and nothing of the account is queued.
final class Drain {

    private final Stage stage;

    Drain(Stage stage) {
        this.stage = stage;
    }

    /// @param intakePerSecond events taken in, from the first publication on, in the rhythm of the database
    /// @param perSecond deliveries made and recorded
    /// @param serviceCpu CPU seconds of the service for 1,000 deliveries
    /// @param postgresCpu the same of PostgreSQL
    /// @param sinkCpu the same of the sink's process, which has Kafka too
    record Result(double intakePerSecond, double perSecond, double serviceCpu, double postgresCpu, double sinkCpu) {}

    Result run(int events, int subscriptions) {
        var account = stage.database()
                .account(IntStream.range(0, subscriptions)
                        .mapToObj(i -> stage.url("/ok" + i))
                        .toArray(String[]::new));
        long deliveries = (long) events * subscriptions;
        stage.database().hold(account);
        long begin = System.nanoTime();
        for (int i = 0; i < events; i++) {
            stage.events().publish(account, Events.nextId());
        }
        WebhookDatabase.await(() -> stage.database().queued(account) >= deliveries);
        double intake = events * 1e9 / (System.nanoTime() - begin);
        stage.database().execute("ANALYZE delivery_due");

        long arrived = stage.arrivals().count();
        var service = CpuTime.of(stage.service().pid());
        var postgres = CpuTime.ofTree(stage.workbench().postgres().pid());
        var sink = CpuTime.ofThisProcess();
        begin = System.nanoTime();
        stage.database().release(account);
        while (stage.arrivals().count() - arrived < deliveries) {
            LockSupport.parkNanos(5_000_000);
        }
        WebhookDatabase.await(() -> stage.database().queued(account) == 0);
        var took = Duration.ofNanos(System.nanoTime() - begin);
        return new Result(
                intake,
                deliveries * 1e9 / took.toNanos(),
                perThousand(CpuTime.of(stage.service().pid()).minus(service), deliveries),
                perThousand(CpuTime.ofTree(stage.workbench().postgres().pid()).minus(postgres), deliveries),
                perThousand(CpuTime.ofThisProcess().minus(sink), deliveries));
    }

    private static double perThousand(Duration cpu, long deliveries) {
        return cpu.toNanos() / 1e6 / deliveries;
    }
}
