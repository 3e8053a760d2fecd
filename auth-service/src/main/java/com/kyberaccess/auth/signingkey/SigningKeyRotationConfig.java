package com.kyberaccess.auth.signingkey;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/// When the key that signs tokens is replaced.
@ConfigMapping(prefix = "kyber.auth.signing-keys")
public interface SigningKeyRotationConfig {
    /// How long a key signs, 1 day to 10 years.
    @WithDefault("90d")
    @DurationMin(days = 1)
    @DurationMax(days = 3_650)
    Duration rotateEvery();

    /// How long a key is published before it signs, 2 min to 1 day. At least as long as a verifier may go on
    /// with a key set that it has: 10 min in our services (`kyber.auth.key-set-cache`), 5 min elsewhere
    /// (`Cache-Control`), and the minute that our replicas take to see each other's keys.
    @WithDefault("20m")
    @DurationMin(minutes = 2)
    @DurationMax(days = 1)
    Duration publishAhead();
}
