package com.kyberaccess.webhook.subscription;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A new signing secret.
///
/// @param overlapSeconds how long the present secret signs beside it, 0 to 604,800 (7 days); a day if it is not given
public record RotateSecretRequest(
        @Schema(defaultValue = "86400")
        @Min(value = 0, message = "Must be from 0 to 604800")
        @Max(value = 604_800, message = "Must be from 0 to 604800")
        @Nullable
        Integer overlapSeconds) {
    private static final int DAY = 86_400;

    int seconds() {
        return overlapSeconds == null ? DAY : overlapSeconds;
    }
}
