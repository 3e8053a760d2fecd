package com.kyberaccess.webhook.egress;

import com.kyberaccess.webhook.testsupport.TestCertificates;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Egress settings for tests without Quarkus.
record EgressSettings(
        Optional<List<String>> allowedTargets,
        Optional<Path> caCertificate,
        Duration deadline,
        Optional<List<String>> addresses)
        implements EgressConfig {

    EgressSettings(Optional<List<String>> allowedTargets, Optional<Path> caCertificate, Duration deadline) {
        this(allowedTargets, caCertificate, deadline, Optional.empty());
    }

    static EgressSettings strict() {
        return new EgressSettings(Optional.empty(), Optional.empty(), Duration.ofSeconds(2));
    }

    static EgressSettings allowing(String... networks) {
        return new EgressSettings(Optional.of(List.of(networks)), Optional.empty(), Duration.ofSeconds(2));
    }

    /// Loopback targets with certificates of the tests' authority.
    static EgressSettings local() {
        return new EgressSettings(
                Optional.of(List.of("127.0.0.0/8")), Optional.of(TestCertificates.authority()), Duration.ofSeconds(2));
    }

    /// With egress addresses, local targets and certificates of the tests' authority.
    static EgressSettings publishing(String... addresses) {
        return new EgressSettings(
                local().allowedTargets(), local().caCertificate(), local().deadline(), Optional.of(List.of(addresses)));
    }

    @Override
    public Duration connectTimeout() {
        return Duration.ofSeconds(1);
    }

    @Override
    public int maxResponseBytes() {
        return 16_384;
    }

    @Override
    public Duration addressCache() {
        return Duration.ZERO;
    }

    @Override
    public int connectionsPerHost() {
        return 100;
    }
}
