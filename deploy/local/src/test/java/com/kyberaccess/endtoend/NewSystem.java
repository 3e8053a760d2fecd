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

/// A system for tests: the packaged services as processes, with real servers and the gateway, on free ports and in a
/// temporary home.
///
/// Claims and requests of webhook-service end sooner than in production, so that a test can wait for what
/// outlives a crash.
final class NewSystem {
    private NewSystem() {}

    /// Not started.
    ///
    /// @param repository the checkout whose services it runs, built
    /// @param more       variables of all its services
    static Platform of(Path repository, Map<String, String> more) {
        var options = PlatformOptions.of(home(), repository)
                .withPackaging(Packaging.ofSystemProperty())
                // The tests ask more often than a smaller plan allows.
                .withEnvironment(
                        "auth",
                        with(
                                more,
                                Map.of(
                                        "KYBER_BOOTSTRAP_PLAN", "enterprise",
                                        // One owner logs in for all of them.
                                        "KYBER_AUTH_LIMITS_LOGIN_PER_USER", "1000")))
                .withEnvironment("visitor", with(more, Map.of()))
                .withEnvironment("emergency", with(more, Map.of()))
                .withEnvironment(
                        "webhook",
                        with(
                                more,
                                Map.of(
                                        "KYBER_WEBHOOK_LEASE", "13s",
                                        "KYBER_WEBHOOK_EGRESS_DEADLINE", "3s",
                                        "KYBER_WEBHOOK_RETRY_DELAYS", "1s,1s,1s")));
        return new Platform(options);
    }

    private static Map<String, String> with(Map<String, String> more, Map<String, String> variables) {
        var all = new HashMap<>(more);
        all.putAll(variables);
        // On a busy machine Redis may take longer than a process waits in production before it counts by itself.
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
