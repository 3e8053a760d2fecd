package com.kyberaccess.emergency.reconciliation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/// The comparison with visitor-service.
@ConfigMapping(prefix = "kyber.reconciliation")
public interface ReconciliationConfig {
    /// visitor-service's management port, such as `http://visitor-service:9202`. Without it nothing is
    /// compared.
    @WithName("visitor-management-url")
    Optional<URI> visitorManagementUrl();

    /// How often the projection is compared, `off` never.
    @WithDefault("10m")
    String every();

    /// What changed more recently may still be on its way and is no drift. Longer than events usually take, at
    /// least 1 s.
    @WithDefault("60s")
    Duration grace();

    /// When one page of the snapshot counts as failed.
    @WithDefault("10s")
    Duration timeout();
}
