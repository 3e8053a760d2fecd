package com.kyberaccess.webhook.retention;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/// How long events, deliveries and attempts are kept.
@ConfigMapping(prefix = "kyber.webhook.retention")
public interface RetentionConfig {
    /// Days, 8 to 3,650. Longer than Kafka keeps events (7 days): an event that comes twice must still be known.
    @WithDefault("30")
    @Min(8)
    @Max(3_650)
    int days();
}
