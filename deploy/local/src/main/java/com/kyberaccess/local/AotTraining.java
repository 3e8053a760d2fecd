package com.kyberaccess.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Makes the services' ahead-of-time caches (JEP 483, 514 and 515): each service runs once under the load of a
/// small tour, and what it has loaded, linked and profiled by its end is kept beside its jar. Every later start
/// maps that instead of doing it again. A cache fits one build of the service and one JVM; any other ignores it.
public final class AotTraining {

    /// A JVM that records is several times slower, and writing the cache is the last that it does.
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private final Path repository;
    private final Progress progress;

    AotTraining(Path repository, Progress progress) {
        this.repository = repository;
        this.progress = progress;
    }

    /// @param repository the checkout whose services are trained, built
    public AotTraining(Path repository) {
        this(repository, Progress.SILENT);
    }

    /// Where the cache of a service is, made or not.
    ///
    /// @param key `auth`, `visitor`, `emergency`, `webhook`
    public Path cache(String key) {
        return cacheOf(Service.named(key).program(Packaging.JVM, repository));
    }

    static Path cacheOf(Path jar) {
        return jar.resolveSibling("app.aot");
    }

    /// Makes the caches of all four services.
    ///
    /// @param home an empty folder for the data and the logs of the run
    /// @throws LocalException when a service was not built, or its JVM wrote no cache
    public void run(Path home) {
        var options = PlatformOptions.of(home, repository);
        for (Service service : Service.values()) {
            Path cache = cache(service.key());
            delete(cache);
            options =
                    options.withEnvironment(service.key(), Map.of(Platform.JVM_OPTIONS, "-XX:AOTCacheOutput=" + cache));
        }
        try (var platform = new Platform(options, progress, PATIENCE)) {
            platform.start();
            tour(platform);
            for (Service service : Service.values()) {
                long begin = System.nanoTime();
                finish(platform.service(service.key()), cache(service.key()));
                progress.ready("cache of " + service.processName(), Duration.ofNanos(System.nanoTime() - begin));
            }
        }
    }

    private static void finish(ServiceProcess service, Path cache) {
        service.stop(PATIENCE);
        if (Files.notExists(cache)) {
            throw new LocalException(
                    "the JVM of %s wrote no %s; its log is %s".formatted(service.name(), cache, service.logFile()));
        }
    }

    private static void tour(Platform platform) {
        try (ApiClient api = ApiClient.of(platform.baseUri(), platform.caCertificate())) {
            String token = api.post(
                            "/auth/login", Map.of("email", platform.ownerEmail(), "password", platform.ownerPassword()))
                    .path("token")
                    .asText();
            ApiClient owner = api.withToken(token);
            String host = owner.values("/hosts", "name").values().iterator().next();
            String visit = owner.post(
                            "/visitors/check-in",
                            Map.of(
                                    "first_name", "Jane",
                                    "last_name", "Smith",
                                    "email", "jane@example.com",
                                    "company", "Acme Corp",
                                    "purpose", "Meeting",
                                    "host_id", host))
                    .path("data")
                    .path("id")
                    .asText();
            for (String path : List.of(
                    "/account",
                    "/users",
                    "/api-keys",
                    "/audit-log",
                    "/locations",
                    "/settings",
                    "/visitors",
                    "/visitors/active",
                    "/visitors/" + visit,
                    "/check-in-events",
                    "/emergency/evacuation-list",
                    "/emergency/lockdowns",
                    "/webhooks",
                    "/event-types",
                    "/events")) {
                owner.get(path);
            }
            owner.post("/visitors/" + visit + "/check-out", Map.of());
        }
    }

    private static void delete(Path cache) {
        try {
            Files.deleteIfExists(cache);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
