package com.kyberaccess.bench.screening;

import com.kyberaccess.bench.harness.Checkout;
import com.kyberaccess.bench.harness.CpuTime;
import com.kyberaccess.bench.harness.Latencies;
import com.kyberaccess.bench.harness.Report;
import com.kyberaccess.local.Platform;
import com.kyberaccess.local.PlatformOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// One visitor against a watchlist of 100,000 entries: the screening part of real check-ins, as the service
/// measures it.
@Command(
        name = "screening",
        description = "Screening of one visitor against an empty, a varied and a skewed watchlist of 100,000 entries.",
        mixinStandardHelpOptions = true)
public final class ScreeningBenchmark implements Callable<Integer> {
    private static final int FILE = 10_000;
    private static final Duration GOAL = Duration.ofMillis(10);
    private static final String FORGET = "TRUNCATE watchlist_entry CASCADE";

    @Option(names = "--entries", description = "Of a list (default: ${DEFAULT-VALUE}).")
    private int entries = 100_000;

    @Option(names = "--visitors", description = "Check-ins that are measured (default: ${DEFAULT-VALUE}).")
    private int visitors = 2_000;

    @Option(
            names = "--warm-up",
            description = "Seconds of check-ins before those of each list (default: ${DEFAULT-VALUE}).")
    private int warmUp = 60;

    private final Report report = new Report("screening", "Screening", "./kyber bench screening");

    @Override
    public Integer call() throws IOException {
        Path runs = Files.createDirectories(Checkout.root().resolve(Path.of("bench", "target", "runs")));
        var options = PlatformOptions.of(Files.createTempDirectory(runs, "screening-"), Checkout.root())
                .withEnvironment("visitor", Map.of("KYBER_RATE_LIMIT_ENABLED", "false"));
        report.say(
                ("The whole system of `./kyber up` and this program on one machine; one check-in at a time, each with"
                                + " another name drawn like those of the list, after %d s of the same. *Screening* is what the"
                                + " service measures of itself (`kyber_screening_seconds`): everything between the request's fields"
                                + " and the verdict.")
                        .formatted(warmUp));
        try (var platform = new Platform(options).start()) {
            var target = new Target(platform);
            report.table(
                    "list",
                    "entries",
                    "screening, mean",
                    "at most 5 ms",
                    "at most 10 ms",
                    "p99 at most",
                    "check-in p50",
                    "check-in p99",
                    "CPU ms / check-in: service",
                    "PostgreSQL");
            measure(platform, target, "empty", 0, false);
            var varied = fill(platform, target, false);
            measure(platform, target, "names of syllables", varied.entries, false);
            forget(platform);
            var skewed = fill(platform, target, true);
            measure(platform, target, "1,000 family names by Zipf's law", skewed.entries, true);
            report.say("");
            report.say("Import by CSV files of 10,000 rows: %,d entries in %.0f s, %,d in %.0f s."
                    .formatted(varied.entries, varied.seconds, skewed.entries, skewed.seconds));
            report.say("Goal: one visitor against 100,000 entries in under " + GOAL.toMillis() + " ms.");
        }
        report.write();
        return 0;
    }

    private record Filled(int entries, double seconds) {}

    /// Rows that name the same person twice are one entry: it takes more than `entries` rows.
    private Filled fill(Platform platform, Target target, boolean common) {
        var people = new People(common ? 5 : 6, common);
        long begin = System.nanoTime();
        int created = 0;
        while (created < entries) {
            var file = new ArrayList<People.Person>();
            for (int i = 0; i < Math.min(FILE, entries - created + entries / 10); i++) {
                file.add(people.next());
            }
            created += target.importEntries(file);
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        execute(platform, "VACUUM ANALYZE watchlist_name");
        execute(platform, "VACUUM ANALYZE watchlist_entry");
        return new Filled(created, seconds);
    }

    private static void forget(Platform platform) {
        execute(platform, FORGET);
    }

    private static void execute(Platform platform, String sql) {
        try (var connection = platform.postgres().dataSource("kyber_visitor").getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Latencies checkIns(Target target, People people, int count) {
        var latencies = new Latencies();
        for (int i = 0; i < count; i++) {
            var person = people.next();
            long begin = System.nanoTime();
            target.checkIn(person);
            latencies.recordNanos(System.nanoTime() - begin);
        }
        return latencies;
    }

    private void warmUp(Target target, People people) {
        long end = System.nanoTime() + Duration.ofSeconds(warmUp).toNanos();
        while (System.nanoTime() < end) {
            target.checkIn(people.next());
        }
    }

    private void measure(Platform platform, Target target, String list, int size, boolean common) {
        warmUp(target, new People(12, common));
        var before = target.counted();
        var serviceBefore = CpuTime.of(platform.service("visitor").pid());
        var postgresBefore = CpuTime.ofTree(platform.postgres().pid());
        var latencies = checkIns(target, new People(13, common), visitors);
        var service = CpuTime.of(platform.service("visitor").pid()).minus(serviceBefore);
        var postgres = CpuTime.ofTree(platform.postgres().pid()).minus(postgresBefore);
        var counted = difference(before, target.counted());
        double count = value(counted, "count");
        report.row(
                list,
                size,
                Duration.ofNanos(Math.round(value(counted, "sum") / count * 1e9)),
                "%.2f %%".formatted(100 * value(counted, "0.005") / count),
                "%.2f %%".formatted(100 * value(counted, "0.01") / count),
                p99(counted, count),
                latencies.percentile(50),
                latencies.percentile(99),
                service.toNanos() / 1e6 / visitors,
                postgres.toNanos() / 1e6 / visitors);
    }

    private static double value(Map<String, Double> counted, String key) {
        return Objects.requireNonNull(counted.get(key), key);
    }

    private static Map<String, Double> difference(Map<String, Double> before, Map<String, Double> after) {
        var difference = new TreeMap<String, Double>();
        after.forEach((key, value) -> difference.put(key, value - before.getOrDefault(key, 0.0)));
        return difference;
    }

    /// The least bound that 99 of 100 are within.
    private static String p99(Map<String, Double> counted, double count) {
        return counted.entrySet().stream()
                .filter(bucket -> Character.isDigit(bucket.getKey().charAt(0)))
                .sorted(Comparator.comparingDouble(bucket -> Double.parseDouble(bucket.getKey())))
                .filter(bucket -> bucket.getValue() >= 0.99 * count)
                .findFirst()
                .map(bucket -> "%.2f ms".formatted(Double.parseDouble(bucket.getKey()) * 1_000))
                .orElse("over 50 ms");
    }
}
