package com.kyberaccess.bench.checkins;

import com.kyberaccess.bench.harness.Checkout;
import com.kyberaccess.bench.harness.CpuTime;
import com.kyberaccess.bench.harness.Load;
import com.kyberaccess.bench.harness.Report;
import com.kyberaccess.local.ServiceProcess;
import com.kyberaccess.local.Workbench;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The goals of check-in: 800 a second for ten minutes with p99 under 40 ms and no error; at a quarter of that p99
/// under 12 ms, and p99 under 100 ms from the commit to a consumer of the event.
@Command(
        name = "checkins",
        description = "Durable check-ins a second, how late, and what they cost; beside the same SQL run by pgbench.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
public final class CheckinsBenchmark implements Callable<Integer> {
    private static final int CLIENTS = 64;
    private static final int LOCATIONS = 20;

    @Option(names = "--seconds", description = "How long each row is measured (default: ${DEFAULT-VALUE}).")
    private int seconds = 20;

    @Option(
            names = "--soak",
            description = "Seconds of the row at the full rate; the goal is 600 (default: ${DEFAULT-VALUE}).")
    private int soak = 60;

    @Option(names = "--rate", description = "The full rate, check-ins a second (default: ${DEFAULT-VALUE}).")
    private int rate = 800;

    @Option(
            names = "--warm-up",
            description = "Seconds of load before anything is measured (default: ${DEFAULT-VALUE}).")
    private int warmUp = 60;

    @Option(
            names = "--only",
            split = ",",
            description = "Rows: clients, spread, rate, quarter, mail, pgbench (default: all).")
    private List<String> only = List.of("clients", "spread", "rate", "quarter", "mail", "pgbench");

    @Option(names = "--jvm", split = " ", description = "Options of visitor-service's JVM, for a profiler.")
    private List<String> jvm = List.of();

    private final Report report = new Report("checkins", "Check-ins", "./kyber bench checkins");

    @Override
    public Integer call() {
        try (var bench = Checkout.workbench("checkins")) {
            // The rate limits are there to stop what is measured here.
            var unlimited = Map.of("KYBER_RATE_LIMIT_ENABLED", "false");
            var auth = bench.start(
                    "auth",
                    Map.of(
                            "KYBER_BOOTSTRAP_PLAN",
                            "enterprise",
                            "KYBER_RATE_LIMIT_ENABLED",
                            "false",
                            "KYBER_BOOTSTRAP_OWNER_EMAIL",
                            FrontDesk.EMAIL,
                            "KYBER_BOOTSTRAP_OWNER_PASSWORD",
                            FrontDesk.PASSWORD),
                    List.of());
            var visitor = bench.start("visitor", unlimited, jvm);
            var database = new VisitorDatabase(bench.postgres().dataSource(bench.database("visitor")));
            try (var desk = new FrontDesk(auth.port(), visitor.port());
                    var events = new CheckedInEvents(bench.kafka().bootstrapServers())) {
                new Rows(bench, visitor, desk, events, database).measure();
            }
            if (only.contains("pgbench")) {
                visitor.stop();
                database.execute("TRUNCATE outbox");
                new Pgbench(bench, database).measure(report, CLIENTS, seconds);
            }
        }
        report.write();
        return 0;
    }

    /// The rows of the service itself.
    private final class Rows {
        private final Workbench bench;
        private final ServiceProcess service;
        private final FrontDesk desk;
        private final CheckedInEvents events;
        private final VisitorDatabase database;
        private final List<String> hosts;
        private long succeeded;
        private long failed;

        Rows(
                Workbench bench,
                ServiceProcess service,
                FrontDesk desk,
                CheckedInEvents events,
                VisitorDatabase database) {
            this.bench = bench;
            this.service = service;
            this.desk = desk;
            this.events = events;
            this.database = database;
            this.hosts = IntStream.range(0, LOCATIONS)
                    .mapToObj(i -> desk.host(desk.location("Office " + i), null))
                    .toList();
        }

        void measure() {
            report.say(
                    "One visitor-service as `./kyber up` starts it (256 MB of heap, SerialGC, 20 connections), PostgreSQL"
                            + " with `synchronous_commit=on` and `fsync=on`, Kafka, Redis and the load on one machine; rate limits off."
                            + " Every check-in is a walk-in of somebody new, screened, and commits a visit, a badge number, the recent"
                            + " walk-in, and two events. In the open loop latencies count from when a check-in was due.");
            var one = hosts.getFirst();
            count(new Load(number -> checkIn(one)).closed(CLIENTS, Duration.ofSeconds(warmUp)));
            database.awaitEmptyOutbox();
            database.analyze();
            report.table(
                    "load",
                    "check-ins/s",
                    "p50",
                    "p99",
                    "max",
                    "failed",
                    "to consumer p99",
                    "CPU s / 1,000: service",
                    "PostgreSQL",
                    "load and Kafka");
            if (only.contains("clients")) {
                row("%d clients, one location".formatted(CLIENTS), () -> closed(List.of(one)));
            }
            if (only.contains("spread")) {
                row("%d clients, %d locations".formatted(CLIENTS, LOCATIONS), () -> closed(hosts));
            }
            if (only.contains("rate")) {
                row("%d/s for %d s, one location".formatted(rate, soak), () -> open(one, rate, soak));
            }
            if (only.contains("quarter")) {
                row("%d/s, one location".formatted(rate / 4), () -> open(one, rate / 4, seconds));
            }
            if (only.contains("mail")) {
                var told = desk.host(desk.location("Office with mail"), "john@bench.test");
                row("%d/s, each host told by mail".formatted(rate / 4), () -> open(told, rate / 4, seconds));
            }
            check();
        }

        private Load.Result closed(List<String> at) {
            return new Load(number -> checkIn(at.get((int) (number % at.size()))))
                    .closed(CLIENTS, Duration.ofSeconds(seconds));
        }

        private Load.Result open(String host, int perSecond, int lasting) {
            return new Load(number -> checkIn(host)).open(perSecond, Duration.ofSeconds(lasting));
        }

        private CompletionStage<Boolean> checkIn(String host) {
            return desk.checkIn(host)
                    .map(answer -> {
                        if (answer.status() == 201) {
                            events.answered(answer.visit());
                        }
                        return answer.status() == 201;
                    })
                    .toCompletionStage();
        }

        private void row(String load, Supplier<Load.Result> run) {
            events.measureAnew();
            var serviceCpu = CpuTime.of(service.pid());
            var postgresCpu = CpuTime.ofTree(bench.postgres().pid());
            var ownCpu = CpuTime.ofThisProcess();
            var result = run.get();
            count(result);
            events.await(succeeded);
            report.row(
                    load,
                    result.perSecond(),
                    result.latencies().percentile(50),
                    result.latencies().percentile(99),
                    result.latencies().max(),
                    result.failed(),
                    events.latencies().percentile(99),
                    perThousand(CpuTime.of(service.pid()).minus(serviceCpu), result),
                    perThousand(CpuTime.ofTree(bench.postgres().pid()).minus(postgresCpu), result),
                    perThousand(CpuTime.ofThisProcess().minus(ownCpu), result));
        }

        private void count(Load.Result result) {
            succeeded += result.succeeded();
            failed += result.failed();
        }

        private void check() {
            long heard = events.await(succeeded);
            report.say(
                    "Of %,d answers with 201 (and %,d failures), warm-up included: %,d visits in the database, %,d badges"
                                    .formatted(succeeded, failed, database.checkedIn(), database.wrongBadges())
                            + " given twice or left out, %,d visits heard of by a consumer, %,d of them more than once."
                                    .formatted(heard, events.doubled()));
        }

        private static double perThousand(Duration cpu, Load.Result result) {
            return cpu.toNanos() / 1e6 / result.succeeded();
        }
    }
}
