package com.kyberaccess.common.consumer;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// How far behind the service's groups are.
@ConfigMapping(prefix = "kyber.consumer-lag")
public interface ConsumerLagConfig {
    /// How often Kafka is asked, as a duration; `off` never.
    @WithDefault("10s")
    String every();
}
