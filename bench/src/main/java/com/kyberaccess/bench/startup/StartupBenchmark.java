package com.kyberaccess.bench.startup;

import com.kyberaccess.bench.harness.Checkout;
import com.kyberaccess.bench.harness.Report;
import com.kyberaccess.local.AotTraining;
import com.kyberaccess.local.Packaging;
import com.kyberaccess.local.Platform;
import com.kyberaccess.local.PlatformOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// From the start of the process to its first answer from the database, as a JVM, as a JVM with the cache of
/// `./kyber aot`, and as a native executable where that has been built.
@Command(
        name = "startup",
        description = "Start-up to the first answer from the database, and memory: JVM, JVM with AOT cache, native.",
        mixinStandardHelpOptions = true)
public final class StartupBenchmark implements Callable<Integer> {

    private static final List<String> SERVICES = List.of("auth", "visitor", "emergency", "webhook");

    @Option(
            names = "--runs",
            description = "How often each is started (default: ${DEFAULT-VALUE}); medians are printed.")
    private int runs = 5;

    @Option(names = "--settle", description = "Seconds until memory is read again (default: ${DEFAULT-VALUE}).")
    private int settle = 10;

    private enum Mode {
        JVM("JVM", Packaging.JVM, Map.of(Platform.JVM_OPTIONS, "-XX:AOTMode=off")),
        AOT("JVM, AOT cache", Packaging.JVM, Map.of()),
        NATIVE("native", Packaging.NATIVE, Map.of());

        private final String label;
        private final Packaging packaging;
        private final Map<String, String> variables;

        Mode(String label, Packaging packaging, Map<String, String> variables) {
            this.label = label;
            this.packaging = packaging;
            this.variables = variables;
        }
    }

    /// One start.
    ///
    /// @param resident MiB at the first answer
    /// @param settled  MiB some seconds later
    private record Start(Duration time, long resident, long settled) {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path runsFolder = Files.createDirectories(Checkout.root().resolve(Path.of("bench", "target", "runs")));
        var report = new Report("startup", "Start-up and memory", "./kyber bench startup");
        train(runsFolder);
        report.say("From the start of the process to the first 200 for a request whose answer is in the database, asked"
                + " for every 2 ms with a valid token; medians of %d starts, the modes in turn.".formatted(runs)
                + " PostgreSQL, Kafka and Redis run on the same machine, the other services do not (auth-service does,"
                + " for"
                + " its public keys). RSS is the process' resident memory, at that answer and %d s later."
                        .formatted(settle));
        report.table("service", "mode", "first answer", "fastest", "slowest", "RSS, MiB", "RSS later, MiB");
        var options = PlatformOptions.of(Files.createTempDirectory(runsFolder, "startup-"), Checkout.root());
        try (var platform = new Platform(options).start();
                var answer = new FirstAnswer(platform)) {
            for (String key : SERVICES) {
                platform.services().stream()
                        .filter(service -> !service.name().equals("auth-service") || key.equals("auth"))
                        .forEach(service -> service.stop());
                measure(platform, answer, key).forEach((mode, starts) -> row(report, key, mode, starts));
                platform.service("auth").start().awaitReady(Duration.ofMinutes(10));
            }
        }
        if (!executablesAreBuilt()) {
            report.say("Native: not measured, there were no native executables (docs/operations/native.md).");
        }
        report.write();
        return 0;
    }

    private static void train(Path folder) throws IOException {
        var training = new AotTraining(Checkout.root());
        if (SERVICES.stream().anyMatch(key -> Files.notExists(training.cache(key)))) {
            System.out.println("making the AOT caches, as ./kyber aot does …");
            training.run(Files.createTempDirectory(folder, "training-"));
        }
    }

    private static boolean executablesAreBuilt() {
        return SERVICES.stream().allMatch(key -> Packaging.NATIVE.isBuilt(key, Checkout.root()));
    }

    private Map<Mode, List<Start>> measure(Platform platform, FirstAnswer answer, String key)
            throws InterruptedException {
        var modes = new ArrayList<>(List.of(Mode.JVM, Mode.AOT));
        if (executablesAreBuilt()) {
            modes.add(Mode.NATIVE);
        }
        var measured = new EnumMap<Mode, List<Start>>(Mode.class);
        for (int run = 0; run <= runs; run++) {
            for (Mode mode : modes) {
                Start start = start(platform, answer, key, mode, run == 0 ? 0 : settle);
                // The first of each fills the file cache, and does not count.
                if (run > 0) {
                    measured.computeIfAbsent(mode, none -> new ArrayList<>()).add(start);
                }
            }
        }
        return measured;
    }

    private static Start start(Platform platform, FirstAnswer answer, String key, Mode mode, int settle)
            throws InterruptedException {
        var service = platform.replica(key, mode.packaging, mode.variables);
        long begin = System.nanoTime();
        service.start();
        try {
            answer.await(key, service);
            var time = Duration.ofNanos(System.nanoTime() - begin);
            long resident = ResidentMemory.mebibytes(service.pid());
            Thread.sleep(Duration.ofSeconds(settle));
            return new Start(time, resident, ResidentMemory.mebibytes(service.pid()));
        } finally {
            service.stop();
        }
    }

    private static void row(Report report, String key, Mode mode, List<Start> starts) {
        var times = starts.stream().map(Start::time).sorted().toList();
        report.row(
                key + "-service",
                mode.label,
                times.get(times.size() / 2),
                times.getFirst(),
                times.getLast(),
                median(starts.stream().map(Start::resident).sorted().toList()),
                median(starts.stream().map(Start::settled).sorted().toList()));
    }

    private static long median(List<Long> sorted) {
        return sorted.get(sorted.size() / 2);
    }
}
