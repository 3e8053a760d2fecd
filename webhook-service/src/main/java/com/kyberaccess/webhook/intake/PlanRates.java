package com.kyberaccess.webhook.intake;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/// Events a second by plan (contract, article 3, *Webhook Limits*). More than that are spread out, none is
/// dropped: each event that a webhook chose is due in a slot of its account's pace. Retries take no slot,
/// emergency events neither.
@ConfigMapping(prefix = "kyber.webhook.plan-rates")
public interface PlanRates {
    /// What an account that was idle may have at once: a tenth of a second's events, one at the least. So no
    /// second ever has more than 1.1 times the plan's.
    long BURST_MICROS = Duration.ofMillis(100).toNanos() / 1_000;

    /// Switches the limit off, for measurements.
    @WithDefault("true")
    boolean enforced();

    /// 1 to 1,000,000 a second, as the others.
    @WithDefault("10")
    @Min(1)
    @Max(1_000_000)
    int starter();

    @WithDefault("50")
    @Min(1)
    @Max(1_000_000)
    int professional();

    @WithDefault("200")
    @Min(1)
    @Max(1_000_000)
    int enterprise();

    /// The time between two events at this rate, in microseconds.
    static long stepMicros(int perSecond) {
        return 1_000_000 / perSecond;
    }
}
