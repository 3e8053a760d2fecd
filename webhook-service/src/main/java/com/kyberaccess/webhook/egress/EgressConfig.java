package com.kyberaccess.webhook.egress;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// How requests leave for subscribers.
@ConfigMapping(prefix = "kyber.webhook.egress")
public interface EgressConfig {
    /// Networks (CIDR) to which requests may go although they are private, loopback or otherwise reserved; for
    /// tests and on-premises receivers. None by default.
    Optional<List<String>> allowedTargets();

    /// The addresses from which requests leave, as subscribers see them; published at `GET /meta`.
    /// `203.0.113.10`, or with the local address to bind to (itself, or the one that NAT translates)
    /// `203.0.113.10@10.0.0.5`: such an address can be chosen by a webhook.
    Optional<List<String>> addresses();

    /// A PEM file with certificates of authorities that are trusted beside the JVM's own.
    Optional<Path> caCertificate();

    /// Time for the TCP connection.
    @WithDefault("3s")
    Duration connectTimeout();

    /// One deadline for everything: name, connection, headers and body (contract, article 3: 30 seconds).
    @WithDefault("30s")
    Duration deadline();

    /// How much of a response's body is read, 1 byte to 1 MiB; more is cut off with the connection.
    @WithDefault("16384")
    @Min(1)
    @Max(1_048_576)
    int maxResponseBytes();

    /// How long a host's vetted addresses are used before it is resolved and vetted again, 0 s to 1 min.
    @WithDefault("5s")
    Duration addressCache();

    /// Connections to one host, at the most. At least the deliveries in flight at once, so that none of them waits
    /// in the pool with its deadline running.
    @WithDefault("2000")
    @Min(1)
    @Max(20_000)
    int connectionsPerHost();
}
