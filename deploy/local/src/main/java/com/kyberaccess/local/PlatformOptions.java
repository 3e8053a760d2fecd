package com.kyberaccess.local;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// How a [Platform] is to run.
///
/// @param home        where it keeps data, logs, certificates and secrets (`.kyber`)
/// @param repository  the checkout whose services it runs, built
/// @param ports       0 for a free one
/// @param environment additional environment variables by service: `auth`, `visitor`, `emergency`, `webhook`
/// @param packaging   what the services are run from
public record PlatformOptions(
        Path home, Path repository, Ports ports, Map<String, Map<String, String>> environment, Packaging packaging) {

    public PlatformOptions {
        home = home.toAbsolutePath().normalize();
        repository = repository.toAbsolutePath().normalize();
        environment = Map.copyOf(environment);
    }

    /// On free ports, with nothing special in the environment.
    public static PlatformOptions of(Path home, Path repository) {
        return new PlatformOptions(home, repository, Ports.free(), Map.of(), Packaging.JVM);
    }

    public PlatformOptions withPorts(Ports other) {
        return new PlatformOptions(home, repository, other, environment, packaging);
    }

    public PlatformOptions withPackaging(Packaging other) {
        return new PlatformOptions(home, repository, ports, environment, other);
    }

    /// With these variables for one service, instead of any given for it before.
    public PlatformOptions withEnvironment(String service, Map<String, String> variables) {
        var all = new HashMap<>(environment);
        all.put(Service.named(service).key(), Map.copyOf(variables));
        return new PlatformOptions(home, repository, ports, all, packaging);
    }
}
