package com.kyberaccess.visitor.file;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Where files are stored: exactly one of a directory and an S3 bucket has to be configured.
@ConfigMapping(prefix = "kyber.files")
public interface FileConfig {
    /// A directory of this service alone. Several replicas need one that they share.
    Optional<Path> directory();

    S3 s3();

    /// After which a file whose upload was never finished is deleted. Longer than any request takes.
    @WithDefault("15m")
    Duration orphanAfter();

    /// How often files are deleted that are due.
    @WithDefault("2s")
    Duration deletionInterval();

    /// Files deleted at a time, 1 to 1,000.
    @WithDefault("100")
    @Min(1)
    @Max(1_000)
    int deletionBatch();

    /// Pause after a file could not be deleted; it doubles with each further attempt, up to an hour.
    @WithDefault("10s")
    Duration deletionRetry();

    /// A bucket of an S3-compatible store.
    interface S3 {
        Optional<String> bucket();

        /// Without it, AWS' own for the region.
        Optional<URI> endpoint();

        @WithDefault("us-east-1")
        String region();

        /// What the keys of all objects begin with, such as `kyber/`.
        Optional<String> prefix();

        /// Whether the bucket stands in the path instead of the host name, as most stores other than AWS want it.
        @WithDefault("false")
        boolean pathStyle();

        /// With {@link #secretKey}; without them, what AWS' chain finds (environment, profile, instance).
        Optional<String> accessKey();

        Optional<String> secretKey();

        /// Of one call with its retries, less than {@link FileConfig#orphanAfter}.
        @WithDefault("20s")
        Duration timeout();
    }
}
