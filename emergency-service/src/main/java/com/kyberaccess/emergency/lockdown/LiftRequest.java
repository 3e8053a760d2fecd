package com.kyberaccess.emergency.lockdown;

import com.kyberaccess.common.input.Cleaned;
import com.kyberaccess.common.input.Text;
import org.jspecify.annotations.Nullable;

/// The end of a lockdown; the body is optional.
///
/// @param reason at most 500 characters
public record LiftRequest(
        @Text(max = 500, multiline = true) @Nullable String reason) {
    public LiftRequest {
        reason = Cleaned.optional(reason);
    }
}
