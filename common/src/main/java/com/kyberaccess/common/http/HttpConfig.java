package com.kyberaccess.common.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// What requests may bring.
@ConfigMapping(prefix = "kyber.http")
public interface HttpConfig {
    /// Of a body that is no image; images may be as large as `quarkus.http.limits.max-body-size`.
    @WithDefault("1M")
    MemorySize maxBodySize();
}
