package com.kyberaccess.bench.webhooks;

import com.kyberaccess.bench.harness.Load;
import com.kyberaccess.bench.harness.Report;
import com.kyberaccess.bench.http.BareClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Deliveries a second, delay from event to arrival, and both beside endpoints that hang and a log that is long.
@Command(
        name = "webhooks",
        description = "webhook-service: how many deliveries a second, how late, with bad endpoints, with a long log.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
public final class WebhooksBenchmark implements Callable<Integer> {

    private static final int WARM_UP = 40_000;
    private static final int BARE_CONCURRENCY = 40;

    @Option(names = "--events", description = "Events of a drain (default: ${DEFAULT-VALUE}).")
    private int events = 100_000;

    @Option(names = "--seconds", description = "How long each rate is held (default: ${DEFAULT-VALUE}).")
    private int seconds = 30;

    @Option(
            names = "--warm-up",
            description = "Seconds of events before a delay is measured (default: ${DEFAULT-VALUE}).")
    private int warmUp = 90;

    @Option(names = "--log-rows", description = "Attempts in the log for the last drain (default: ${DEFAULT-VALUE}).")
    private long logRows = 10_000_000;

    @Option(
            names = "--only",
            split = ",",
            description = "Parts to measure: bare, drain, delay, bad, log (default: all).")
    private List<String> only = List.of("bare", "drain", "delay", "bad", "log");

    @Option(names = "--jvm", split = " ", description = "Options of the service's JVM, for a profiler.")
    private List<String> jvm = List.of();

    private final Report report = new Report("webhooks", "Webhook deliveries", "./kyber bench webhooks");

    @Override
    public Integer call() {
        report.say("PostgreSQL with `synchronous_commit=on`, Kafka, the HTTPS sink, and one webhook-service process,"
                + " all on this machine; events of 1 KiB; every attempt recorded with request and response.");
        // The pace stays in the way of every event, at a rate that nothing here reaches.
        var environment = Map.of("KYBER_WEBHOOK_PLAN_RATES_ENTERPRISE", "1000000");
        try (var stage = new Stage("webhooks", jvm, environment, null)) {
            if (only.contains("bare")) {
                bare(stage);
            }
            var drain = new Drain(stage);
            // A JVM that has just started is several times as slow.
            var cold = drain.run(WARM_UP, 1);
            if (only.contains("drain")) {
                drainTable();
                row("the first %,d events × 1 of a cold process".formatted(WARM_UP), cold);
                row("%,d events × 1".formatted(events), drain.run(events, 1));
                row("%,d events × 3".formatted(events), drain.run(events, 3));
                report.say("");
            }
            if (only.contains("delay") || only.contains("bad")) {
                delay(stage);
            }
            if (only.contains("log")) {
                log(stage, drain);
            }
        }
        report.write();
        return 0;
    }

    private void bare(Stage stage) {
        report.table("bare HTTPS client, 1 KiB, no database", "requests/s", "p50", "p99");
        var authority = stage.workbench().certificates().authority();
        try (var client = new BareClient(stage.url("/ok"), authority)) {
            client.run(BARE_CONCURRENCY, Duration.ofSeconds(8));
            var result = client.run(BARE_CONCURRENCY, Duration.ofSeconds(8));
            report.row(
                    BARE_CONCURRENCY + " at a time",
                    result.perSecond(),
                    result.latencies().percentile(50),
                    result.latencies().percentile(99));
        }
        report.say("");
    }

    private void drainTable() {
        report.table(
                "drain", "deliveries/s", "CPU s / 1,000: service", "PostgreSQL", "sink and Kafka", "intake, events/s");
    }

    /// Before and after, next to each other: the rest of the machine is the same then.
    private void log(Stage stage, Drain drain) {
        drain.run(WARM_UP, 1);
        var before = drain.run(events, 1);
        LongLog.fill(stage, logRows, report);
        drain.run(WARM_UP, 1);
        var after = drain.run(events, 1);
        drainTable();
        row("%,d events × 1 before".formatted(events), before);
        row("%,d events × 1 with the long log".formatted(events), after);
        report.say("Loss of rate with the long log: %.1f %%."
                .formatted(100 * (1 - after.perSecond() / before.perSecond())));
    }

    private void row(String what, Drain.Result result) {
        report.row(
                what,
                result.perSecond(),
                result.serviceCpu(),
                result.postgresCpu(),
                result.sinkCpu(),
                result.intakePerSecond());
    }

    private void delay(Stage stage) {
        var delay = new Delay(stage);
        // Events that come one by one take other ways through the service than a drain, and the compiler its time.
        delay.good(1_000, Duration.ofSeconds(warmUp));
        report.table(
                "from event to arrival, 100 accounts, after %d s at 1,000/s".formatted(warmUp),
                "arrived",
                "p50",
                "p95",
                "p99",
                "max");
        var lasting = Duration.ofSeconds(seconds);
        if (only.contains("delay")) {
            row("200/s", delay.good(200, lasting));
            row("1,000/s", delay.good(1_000, lasting));
        }
        if (only.contains("bad")) {
            // Until the first timeouts are in.
            delay.mixed(200, Duration.ofSeconds(40));
            row("200/s, 10 % hang or fail: the healthy", delay.mixed(200, lasting));
            row("1,000/s, 10 % hang or fail: the healthy", delay.mixed(1_000, lasting));
            delay.holdTheBad();
        }
        report.say("");
    }

    private void row(String what, Load.Result result) {
        var latencies = result.latencies();
        report.row(
                what,
                result.succeeded(),
                latencies.percentile(50),
                latencies.percentile(95),
                latencies.percentile(99),
                latencies.max());
    }
}
