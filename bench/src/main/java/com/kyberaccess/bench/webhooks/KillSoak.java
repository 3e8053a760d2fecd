package com.kyberaccess.bench.webhooks;

import com.kyberaccess.bench.webhooks.WebhookDatabase.Refused;
import com.kyberaccess.local.ServiceProcess;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Events at a steady rate to three webhooks, which refuse one request in fifty, and to a fourth one of another
/// account, which refuses all; while one of two webhook-service processes after the other is killed with SIGKILL
/// and started again, and PostgreSQL and Kafka are stopped and started in between. Then everything is left in
/// peace, and the books are compared: endpoints, delivery log, queue, counters.
final class KillSoak {

    private static final int WEBHOOKS = 3;
    private static final int REFUSES_ONE_IN = 50;
    private static final int FAILING_EVENTS = 60;
    private static final Duration PEACE = Duration.ofSeconds(180);
    private static final Map<String, String> ENVIRONMENT = Map.of(
            // Sooner than in production, so that what a kill leaves is taken over during the run.
            "KYBER_WEBHOOK_LEASE", "13s",
            "KYBER_WEBHOOK_EGRESS_DEADLINE", "3s",
            "KYBER_WEBHOOK_RETRY_DELAYS", "1s,1s,1s,1s,1s",
            "KYBER_WEBHOOK_PROBE_INTERVAL_MIN", "50ms",
            "KYBER_WEBHOOK_PROBE_INTERVAL_MAX", "100ms",
            "KYBER_WEBHOOK_PLAN_RATES_ENFORCED", "false");

    private final int events;
    private final int perSecond;
    private final Duration killEvery;
    private final Duration outageEvery;
    private final Consumer<String> progress;

    /// @param killEvery    one process is killed that often
    /// @param outageEvery  PostgreSQL and Kafka, in turn, are restarted that often
    KillSoak(int events, int perSecond, Duration killEvery, Duration outageEvery, Consumer<String> progress) {
        this.events = events;
        this.perSecond = perSecond;
        this.killEvery = killEvery;
        this.outageEvery = outageEvery;
        this.progress = progress;
    }

    /// The books.
    ///
    /// @param expected pairs of event and good webhook
    /// @param missing  of them, those that no endpoint accepted
    /// @param repeated requests for what had been accepted before
    /// @param underAnotherId of them, those under another delivery id: none may be
    /// @param unfinished deliveries of the good webhooks that are not `delivered`, or are in the queue
    /// @param wrongCounts deliveries whose `attempts` is not the number of attempts in the log, or whose numbers
    /// have a gap
    /// @param refusals   attempts of the webhook that refuses all, in the log
    /// @param consecutiveFailures its counter: the same
    /// @param disabled  whether that disabled it, as 100 must
    record Result(
            long expected,
            long missing,
            long repeated,
            long underAnotherId,
            long unfinished,
            long wrongCounts,
            long refusals,
            long consecutiveFailures,
            boolean disabled,
            int kills,
            int outages) {

        boolean holds() {
            return missing == 0
                    && underAnotherId == 0
                    && unfinished == 0
                    && wrongCounts == 0
                    && refusals == consecutiveFailures
                    && disabled == refusals >= 100;
        }
    }

    Result run() {
        var ledger = new Ledger(REFUSES_ONE_IN);
        try (var stage = new Stage("webhooks-kill", List.of(), ENVIRONMENT, ledger::handle)) {
            var replicas = List.of(stage.service(), stage.replica(ENVIRONMENT));
            var good = stage.database().account(stage.url("/ok1"), stage.url("/ok2"), stage.url("/ok3"));
            var bad = stage.database().account(stage.url("/fail"));
            for (int i = 0; i < FAILING_EVENTS; i++) {
                stage.events().publish(bad, Events.nextId());
            }
            var published = new AtomicLong();
            var publishing = CompletableFuture.runAsync(() -> publish(stage, good, published));
            var chaos = new Chaos(stage, replicas);
            while (!publishing.isDone()) {
                chaos.next();
            }
            publishing.join();
            replicas.forEach(ServiceProcess::start);
            long expected = (long) events * WEBHOOKS;
            progress.accept("published %,d events, %d kills, %d outages; waiting for the last of %,d deliveries"
                    .formatted(published.get(), chaos.kills, chaos.outages, expected));
            within(PEACE, () -> ledger.accepted() >= expected);
            within(PEACE, () -> unfinished(stage, good) == 0);
            within(PEACE, () -> published.get() >= events);
            return compare(stage, ledger, good, bad, chaos);
        }
    }

    private void publish(Stage stage, Account account, AtomicLong published) {
        long begin = System.nanoTime();
        for (int i = 0; i < events; i++) {
            long due = begin + i * 1_000_000_000L / perSecond;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            stage.events().publish(account, Events.nextId()).thenRun(published::incrementAndGet);
        }
    }

    /// Kills and outages, as the time for each comes.
    private final class Chaos {
        private final Stage stage;
        private final List<ServiceProcess> replicas;
        private long nextKill = System.nanoTime() + killEvery.toNanos();
        private long nextOutage = System.nanoTime() + outageEvery.toNanos();
        private int kills;
        private int outages;

        Chaos(Stage stage, List<ServiceProcess> replicas) {
            this.stage = stage;
            this.replicas = replicas;
        }

        void next() {
            if (System.nanoTime() >= nextOutage) {
                nextOutage += outageEvery.toNanos();
                outage();
            }
            if (System.nanoTime() >= nextKill) {
                nextKill += killEvery.toNanos();
                var victim = replicas.get(kills++ % replicas.size());
                victim.kill();
                victim.start();
                progress.accept("killed " + victim.name());
            }
            LockSupport.parkNanos(20_000_000);
        }

        private void outage() {
            if (outages++ % 2 == 0) {
                progress.accept("PostgreSQL restarts");
                stage.workbench().postgres().stop();
                stage.workbench().postgres().start();
            } else {
                progress.accept("Kafka restarts");
                stage.workbench().kafka().stop();
                stage.workbench().kafka().start();
            }
            // A process that could not start without it has ended.
            replicas.forEach(ServiceProcess::start);
        }
    }

    private Result compare(Stage stage, Ledger ledger, Account good, Account bad, Chaos chaos) {
        var database = stage.database();
        long expected = (long) events * WEBHOOKS;
        var refused = refused(database, bad);
        return new Result(
                expected,
                expected - ledger.accepted(),
                ledger.repeated(),
                ledger.underAnotherId(),
                unfinished(stage, good),
                database.count("""
                        SELECT count(*) FROM delivery d LEFT JOIN LATERAL (
                            SELECT count(*) AS made, coalesce(max(number), 0) AS last
                            FROM delivery_attempt a WHERE a.delivery_id = d.id) log ON true
                        WHERE d.attempts <> log.made OR log.made <> log.last
                        """)
                        + Math.abs(database.count("SELECT count(*) FROM delivery WHERE account_id = ?", good.id())
                                - expected),
                refused.refusals(),
                refused.consecutiveFailures(),
                refused.disabled(),
                chaos.kills,
                chaos.outages);
    }

    private static boolean idle(WebhookDatabase database) {
        return database.count("SELECT count(*) FROM delivery_due WHERE lease_until > now()") == 0;
    }

    private static long unfinished(Stage stage, Account account) {
        return stage.database()
                .count("SELECT count(*) FROM delivery WHERE account_id = ? AND status <> 'delivered'", account.id());
    }

    /// What was in flight at the last kill is recorded, or sent once more, within its lease.
    private static Refused refused(WebhookDatabase database, Account bad) {
        return within(
                PEACE,
                () -> database.refused(bad),
                refused -> refused.refusals() == refused.consecutiveFailures() && idle(database));
    }

    private static void within(Duration patience, BooleanSupplier condition) {
        within(patience, condition::getAsBoolean, holds -> holds);
    }

    /// What was read last: the first that is as wished, or another when patience has run out.
    private static <T> T within(Duration patience, Supplier<T> read, Predicate<T> wished) {
        long end = System.nanoTime() + patience.toNanos();
        var last = read.get();
        while (!wished.test(last) && System.nanoTime() < end) {
            LockSupport.parkNanos(500_000_000);
            last = read.get();
        }
        return last;
    }
}
