package com.kyberaccess.common.stream;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/// Live streams.
@ConfigMapping(prefix = "kyber.stream")
public interface StreamConfig {
    /// How often to look for what other replicas wrote; a replica's own entries go out at once.
    @WithDefault("50ms")
    Duration pollInterval();

    /// How often a silent stream says that it lives.
    @WithDefault("15s")
    Duration heartbeat();

    /// What may wait for a slow reader; beyond it the stream is closed, and the reader resumes where it was.
    @WithDefault("256K")
    MemorySize buffer();

    /// Streams of this process at the most.
    @WithDefault("20000")
    @Min(1)
    int maxSubscribers();
}
