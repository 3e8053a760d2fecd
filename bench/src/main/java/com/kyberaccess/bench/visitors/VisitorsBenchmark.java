package com.kyberaccess.bench.visitors;

import com.kyberaccess.bench.harness.Checkout;
import com.kyberaccess.bench.harness.LocalHttp;
import com.kyberaccess.bench.harness.Pace;
import com.kyberaccess.bench.harness.Report;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The goals for reading visitors: every list at ten million visits beside the same at ten thousand, and who is
/// on site under a thousand screens.
@Command(
        name = "visitors",
        description =
                "Lists and searches of ten million visits, cursors, and who is on site polled by a thousand screens.",
        mixinStandardHelpOptions = true)
public final class VisitorsBenchmark implements Callable<Integer> {
    private static final int SMALL = 10_000;

    @Option(names = "--visits", description = "Of the large account (default: ${DEFAULT-VALUE}).")
    private long visits = 10_000_000;

    @Option(
            names = "--folder",
            description =
                    "Where the data is kept for the next run (default: bench/target/runs/visitors); made if missing.")
    @Nullable
    private Path folder;

    @Option(names = "--build-only", description = "Make the data, measure nothing.")
    private boolean buildOnly;

    @Option(names = "--only", split = ",", description = "Of lists, cursors, screens (default: all).")
    private List<String> only = List.of("lists", "cursors", "screens");

    @Option(
            names = "--writes",
            description = "Check-ins and check-outs a second beside it (default: ${DEFAULT-VALUE}).")
    private double writes = 200;

    @Option(
            names = "--reads",
            description = "Lists asked for a second, whatever the answers take (default: ${DEFAULT-VALUE}).")
    private double reads = 10;

    @Option(
            names = "--seconds",
            description = "How long each list is measured, at each of both sizes (default: ${DEFAULT-VALUE}).")
    private int seconds = 6;

    @Option(
            names = "--warm-up",
            description = "Seconds of lists before the first is measured (default: ${DEFAULT-VALUE}).")
    private int warmUp = 180;

    @Option(names = "--screens", description = "That poll once a second (default: ${DEFAULT-VALUE}).")
    private int screens = 1_000;

    @Option(
            names = "--on-site",
            description = "Visitors that the screens show; others leave before (default: ${DEFAULT-VALUE}).")
    private int onSite = 500;

    @Override
    public Integer call() {
        var report = new Report("visitors", "Visitors", "./kyber bench visitors");
        var kept = folder == null ? Checkout.root().resolve(Path.of("bench", "target", "runs", "visitors")) : folder;
        try (var stage = new Stage(kept);
                var target = new Target(stage.auth().port(), stage.visitor().port())) {
            var account = target.account();
            build(stage, target, report);
            if (buildOnly) {
                return 0;
            }
            var people = People.of(stage.database(), account, hosts(stage, account, "live"));
            if (only.contains("lists") || only.contains("cursors")) {
                lists(stage, target, report, people);
            }
            if (only.contains("screens")) {
                screens(stage, target, report, people);
            }
        }
        report.write();
        return 0;
    }

    private void build(Stage stage, Target target, Report report) {
        report.say(
                "visitor-service, auth-service, PostgreSQL (two thirds of the memory for buffers, `synchronous_commit=on`, huge pages "
                        + stage.database().texts("SHOW huge_pages_status").getFirst()
                        + "), Kafka, Redis and this program on one machine, rate limits off, 2 GB of heap, half of it young, of which"
                        + " bitmaps have "
                        + Stage.BITMAPS
                        + "; requests go to the service's own port. The same account has its ten thousand visits in its sandbox; a thousand accounts of a hundred visits are"
                        + " beside it.");
        var data = new VisitData(stage.database(), report);
        data.others();
        data.fill(target.account(), "sandbox", SMALL);
        data.fill(target.account(), "live", visits);
        LocalHttp.await(target.get("live", "/visitors?status=flagged", Map.of()));
        data.awaitIndex(target.account());
    }

    private void lists(Stage stage, Target target, Report report, People people) {
        var account = target.account();
        long total =
                stage.database().count("SELECT count(*) FROM visit WHERE account_id = ? AND mode = 'live'", account);
        report.say(
                ("**Lists** of %,d visits, %.0f requests a second in an open loop, %.0f check-ins and check-outs a second beside it,"
                                + " after %d s of both without a pause; everything has been read once, what is used most last (`pg_prewarm`).")
                        .formatted(total, reads, writes, warmUp));
        var small = new Cases(locations(stage, account, "sandbox"), hosts(stage, account, "sandbox")).all(SMALL);
        var large = new Cases(locations(stage, account, "live"), people.hosts()).all(total);
        var lists = new Lists(target, report, reads, Duration.ofSeconds(seconds));
        stage.database().readAll("visit%");
        try (var writing = new Writes(target, people, writes);
                var pace = new Pace()) {
            lists.warmUp(small, large, Duration.ofSeconds(warmUp));
            if (only.contains("lists")) {
                lists.run(small, large);
            }
            if (only.contains("cursors")) {
                lists.cursors(total);
            }
            var written = writing.end();
            report.say("Beside it: %.0f writes a second, %,d failed, p99 %.1f ms."
                    .formatted(
                            written.perSecond(),
                            written.failed(),
                            written.latencies().millis(99)));
            report.say(pace.description());
        }
    }

    private void screens(Stage stage, Target target, Report report, People people) {
        try (var standing = new Writes(target, people, 0)) {
            standing.occupy(locations(stage, target.account(), "live"), onSite);
            long present = stage.database()
                    .count(
                            "SELECT count(*) FROM visit WHERE account_id = ? AND mode = 'live' AND status = 'checked_in'",
                            target.account());
            report.say(
                    "**Who is on site** (`GET /visitors/active` with `If-None-Match`), %,d visitors, each screen once a second, open loop."
                            .formatted(present));
            report.table(
                    "beside it", "screens", "answers", "failed", "304 %", "p50", "p99", "max", "CPU % of one core");
            var polled = new Screens(target, stage.visitor(), report);
            polled.run(screens, Duration.ofSeconds(20), "nothing");
            for (int perSecond : new int[] {1, 20}) {
                try (var writing = new Writes(target, people, perSecond)) {
                    polled.run(screens, Duration.ofSeconds(20), perSecond + " writes a second");
                }
            }
        }
    }

    private static List<UUID> hosts(Stage stage, UUID account, String mode) {
        return stage.database()
                .ids("SELECT id FROM host WHERE account_id = ? AND mode = ? ORDER BY name", account, mode);
    }

    private static List<UUID> locations(Stage stage, UUID account, String mode) {
        return stage.database()
                .ids("SELECT id FROM location WHERE account_id = ? AND mode = ? ORDER BY name", account, mode);
    }
}
