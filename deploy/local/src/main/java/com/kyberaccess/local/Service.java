package com.kyberaccess.local;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// The four services, and the paths that the gateway hands to each.
enum Service {
    AUTH(
            "/api/v1/auth",
            "/api/v1/api-keys",
            "/api/v1/users",
            "/api/v1/account",
            "/api/v1/audit-log",
            "/.well-known/jwks.json"),
    VISITOR(
            "/api/v1/visitors",
            "/api/v1/check-in-events",
            "/api/v1/hosts",
            "/api/v1/locations",
            "/api/v1/watchlist",
            "/api/v1/deliveries",
            "/api/v1/settings",
            "/photos",
            "/qr",
            "/docs"),
    EMERGENCY("/api/v1/emergency"),
    WEBHOOK("/api/v1/webhooks", "/api/v1/event-types", "/api/v1/events", "/api/v1/meta");

    private final List<String> prefixes;

    Service(String... prefixes) {
        this.prefixes = List.of(prefixes);
    }

    static Service named(String key) {
        return Arrays.stream(values())
                .filter(service -> service.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no service is called " + key));
    }

    /// `auth`, `visitor`, `emergency`, `webhook`.
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// `auth-service` …: the module, the process, the log file.
    String processName() {
        return key() + "-service";
    }

    String database() {
        return "kyber_" + key();
    }

    List<String> prefixes() {
        return prefixes;
    }

    Path program(Packaging packaging, Path repository) {
        Path target = repository.resolve(processName()).resolve("target");
        return switch (packaging) {
            case JVM -> target.resolve(Path.of("quarkus-app", "quarkus-run.jar"));
            case NATIVE -> target.resolve(processName() + "-runner");
        };
    }
}
