package com.kyberaccess.auth.link;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/// How long links sent by mail are good for.
@ConfigMapping(prefix = "kyber.links")
public interface LinkConfig {
    /// 1 h to 30 d.
    @WithDefault("7d")
    @DurationMin(hours = 1)
    @DurationMax(days = 30)
    Duration invitation();

    /// 5 min to 1 d.
    @WithDefault("1h")
    @DurationMin(minutes = 5)
    @DurationMax(days = 1)
    Duration passwordReset();

    /// A member is sent at the most one password reset in this time, up to 1 h: a stranger can't fill a mailbox.
    @WithDefault("1m")
    @DurationMax(hours = 1)
    Duration passwordResetPause();
}
