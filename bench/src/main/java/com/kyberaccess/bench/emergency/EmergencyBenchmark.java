package com.kyberaccess.bench.emergency;

import com.kyberaccess.bench.harness.Checkout;
import com.kyberaccess.bench.harness.Report;
import com.kyberaccess.local.Platform;
import com.kyberaccess.local.PlatformOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The goals of the emergency issue, on the whole system as `./kyber up` runs it.
@Command(
        name = "emergency",
        description = "Check-in to evacuation list, lockdown to first refusal, 10,000 live streams, a list of 10,000.",
        mixinStandardHelpOptions = true)
public final class EmergencyBenchmark implements Callable<Integer> {
    private static final List<String> ALL = List.of("checkin", "lockdown", "list", "stream");

    @Option(names = "--only", split = ",", description = "Of checkin, lockdown, list, stream (default: all).")
    private List<String> only = ALL;

    @Option(names = "--streams", description = "Live streams (default: ${DEFAULT-VALUE}); each is two open files here.")
    private int streams = 10_000;

    @Option(names = "--seconds", description = "How long check-ins and lists are measured (default: ${DEFAULT-VALUE}).")
    private int seconds = 30;

    @Option(names = "--lockdowns", description = "How many (default: ${DEFAULT-VALUE}).")
    private int lockdowns = 100;

    @Override
    public Integer call() throws IOException {
        var report = new Report("emergency", "Emergency", "./kyber bench emergency");
        Path runs = Files.createDirectories(Checkout.root().resolve(Path.of("bench", "target", "runs")));
        var unlimited = Map.of("KYBER_RATE_LIMIT_ENABLED", "false");
        var options = PlatformOptions.of(Files.createTempDirectory(runs, "emergency-"), Checkout.root())
                .withEnvironment("visitor", unlimited)
                .withEnvironment("emergency", Map.of("KYBER_RATE_LIMIT_ENABLED", "false", Platform.HEAP, "1g"));
        report.say(
                "The whole system of `./kyber up` and this program on one machine, rate limits off, emergency-service with"
                        + " 1 GB of heap; requests go to the services' own ports, past the gateway.");
        try (var platform = new Platform(options).start();
                var api = new Api(platform)) {
            api.warmUp();
            if (only.contains("checkin")) {
                new CheckInToList(api, report).run(seconds);
            }
            if (only.contains("lockdown")) {
                new LockdownToRefusal(api, report).run(lockdowns);
            }
            if (only.contains("list")) {
                new LongList(api, report).run(seconds);
            }
            if (only.contains("stream")) {
                new Streams(api, report).run(streams);
            }
        }
        report.write();
        return 0;
    }
}
