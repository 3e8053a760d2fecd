package com.kyberaccess.endtoend;

import com.kyberaccess.local.Packaging;
import com.kyberaccess.local.Platform;
import com.kyberaccess.local.PlatformOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// The packaged services as processes, with real servers and the gateway, on free ports and in a temporary home;
/// started by the first end-to-end test and stopped with the JVM.
///
/// Claims and requests of webhook-service end sooner than in production, so that a test can wait for what
/// outlives a crash.
public final class RunningSystem {
    private static final Platform PLATFORM = start();

    private RunningSystem() {}

    public static Platform platform() {
        return PLATFORM;
    }

    private static Platform start() {
        var options = PlatformOptions.of(home(), Path.of("..", ".."))
                .withPackaging(Packaging.ofSystemProperty())
                // The tests ask more often than a smaller plan allows.
                .withEnvironment("auth", patient(Map.of("KYBER_BOOTSTRAP_PLAN", "enterprise")))
                .withEnvironment("visitor", patient(Map.of()))
                .withEnvironment("emergency", patient(Map.of()))
                .withEnvironment(
                        "webhook",
                        patient(Map.of(
                                "KYBER_WEBHOOK_LEASE", "13s",
                                "KYBER_WEBHOOK_EGRESS_DEADLINE", "3s",
                                "KYBER_WEBHOOK_RETRY_DELAYS", "1s,1s,1s")));
        var platform = new Platform(options);
        Runtime.getRuntime().addShutdownHook(new Thread(platform::close, "stop the system"));
        return platform.start();
    }

    /// On a busy machine Redis may take longer than a process waits in production before it counts by itself.
    private static Map<String, String> patient(Map<String, String> variables) {
        var all = new HashMap<>(variables);
        all.put("KYBER_RATE_LIMIT_PATIENCE", "10s");
        return all;
    }

    /// Kept under target, so that the services' logs are there after a failure.
    private static Path home() {
        try {
            var parent = Files.createDirectories(Path.of("target", "end-to-end").toAbsolutePath());
            return Files.createTempDirectory(parent, "home");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
