package com.kyberaccess.auth.apikey;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/// @param overlapSeconds how long the present secret goes on working beside the new one, 0 to 604,800 (7 days). No
///     default: a short one breaks integrations, a long one keeps a leaked secret alive
public record RotateRequest(
        @NotNull(message = "Required")
        @Min(value = 0, message = "Must be 0 to 604800")
        @Max(value = RotateRequest.SEVEN_DAYS, message = "Must be 0 to 604800")
        Integer overlapSeconds) {
    static final int SEVEN_DAYS = 7 * 24 * 60 * 60;
}
