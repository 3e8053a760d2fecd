package com.kyberaccess.common.security;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/// How credentials are verified.
@ConfigMapping(prefix = "kyber")
public interface SecurityConfig {
    /// Where clients reach the API; the issuer (`iss`) of our tokens.
    @WithName("public-url")
    URI publicUrl();

    /// Where clients reach the sandbox: the same services by another host name. Without it, both are served at the
    /// public URL.
    @WithName("sandbox-url")
    Optional<URI> sandboxUrl();

    Auth auth();

    /// auth-service, as the others see it.
    interface Auth {
        /// Base URL, without a path.
        URI url();

        /// How far clocks may be apart, 0 s to 5 min.
        @WithDefault("30s")
        @DurationMin
        @DurationMax(minutes = 5)
        Duration clockSkew();

        /// How many verified tokens and exchanged keys are remembered, at the most.
        @WithDefault("20000")
        @Min(1)
        @Max(1_000_000)
        int cacheSize();

        /// How long a fetched key set serves before it is fetched again. An unknown key id fetches at once.
        @WithDefault("10m")
        Duration keySetCache();
    }
}
