package com.kyberaccess.bench.webhooks;

import com.kyberaccess.bench.harness.Report;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The soak in its long form.
@Command(
        name = "webhooks-kill",
        description =
                "Kills webhook-service every few seconds and restarts PostgreSQL and Kafka; nothing may be missing.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
public final class WebhooksKillBenchmark implements Callable<Integer> {

    @Option(names = "--events", description = "Events, each to three webhooks (default: ${DEFAULT-VALUE}).")
    private int events = 20_000;

    @Option(names = "--rate", description = "Events a second (default: ${DEFAULT-VALUE}).")
    private int rate = 150;

    @Option(names = "--kill-every", description = "Seconds between kills (default: ${DEFAULT-VALUE}).")
    private int killSeconds = 5;

    @Option(names = "--outage-every", description = "Seconds between outages (default: ${DEFAULT-VALUE}).")
    private int outageSeconds = 17;

    @Override
    public Integer call() {
        var report = new Report("webhooks-kill", "Webhooks: kills and outages", "./kyber bench webhooks-kill");
        var soak = new KillSoak(
                events, rate, Duration.ofSeconds(killSeconds), Duration.ofSeconds(outageSeconds), System.out::println);
        var result = soak.run();
        report.say(
                "Two webhook-service processes, one of them killed with SIGKILL every %d s and started again; every %d s"
                                .formatted(killSeconds, outageSeconds)
                        + " PostgreSQL or Kafka is stopped and started. %,d events at %d/s to three webhooks that refuse one request"
                                .formatted(events, rate)
                        + " in fifty, and some to a fourth that refuses all.");
        report.table("what", "count", "must be");
        report.row("kills / outages", result.kills() + " / " + result.outages(), "");
        report.row("deliveries expected", result.expected(), "");
        report.row("missing", result.missing(), 0);
        report.row("requests repeated for a delivery that had been accepted", result.repeated(), "few");
        report.row("of them under another delivery id", result.underAnotherId(), 0);
        report.row("deliveries not finished", result.unfinished(), 0);
        report.row("deliveries whose attempts do not add up", result.wrongCounts(), 0);
        report.row("attempts at the webhook that refuses all", result.refusals(), "");
        report.row("its count of consecutive failures", result.consecutiveFailures(), "the same");
        report.row("disabled", Boolean.toString(result.disabled()), "true from 100 on");
        report.write();
        return result.holds() ? 0 : 1;
    }
}
