package com.kyberaccess.visitor.image;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/// Which pictures are taken, and how much of the machine they may use.
@ConfigMapping(prefix = "kyber.images")
public interface ImageConfig {
    /// Of an uploaded file; less than `quarkus.http.limits.max-body-size`.
    @WithDefault("10M")
    MemorySize maxBytes();

    /// Width times height, known before anything is decoded.
    @WithDefault("40000000")
    @Min(1)
    @Max(1_000_000_000)
    long maxPixels();

    /// Pictures decoded at a time in this process, each in at most about 60 MB.
    @WithDefault("2")
    @Min(1)
    @Max(64)
    int concurrentDecodes();

    /// How long a request waits for its turn before it is answered 503.
    @WithDefault("15s")
    Duration decodeWait();
}
