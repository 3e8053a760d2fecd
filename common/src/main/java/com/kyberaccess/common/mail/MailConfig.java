package com.kyberaccess.common.mail;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// How mails are sent. The SMTP server itself is configured by `quarkus.mailer.*` (`QUARKUS_MAILER_HOST`, …).
@ConfigMapping(prefix = "kyber.mail")
public interface MailConfig {
    /// The sender of every mail.
    @WithDefault("KyberAccess <no-reply@kyberaccess.local>")
    String from();

    /// If set, mails are written into this directory as `.eml` files instead of being sent: local mode.
    Optional<Path> captureDirectory();

    /// Mails claimed and sent at a time, 1 to 100.
    @WithDefault("10")
    @Min(1)
    @Max(100)
    int batchSize();

    /// How often to look without having been woken.
    @WithDefault("1s")
    Duration pollInterval();

    /// The least time from one round to the next: under load, mails queued within it are claimed together.
    /// A mail after a pause of that length doesn't wait.
    @WithDefault("100ms")
    Duration minInterval();

    /// How long one attempt may take; afterwards any replica may try the mail again. Longer than {@link #sendTimeout}.
    @WithDefault("2m")
    Duration lease();

    /// When an attempt counts as failed.
    @WithDefault("30s")
    Duration sendTimeout();

    /// Pause after the first failed attempt; it doubles with each further one.
    @WithDefault("10s")
    Duration retryDelay();

    /// The longest pause between attempts.
    @WithDefault("1h")
    Duration maxRetryDelay();

    /// Attempts at the most, 1 to 100; the defaults add up to about a day.
    @WithDefault("32")
    @Min(1)
    @Max(100)
    int maxAttempts();

    /// How long mails are kept that could not be sent, or were captured for a sandbox.
    @WithDefault("7d")
    Duration keep();
}
