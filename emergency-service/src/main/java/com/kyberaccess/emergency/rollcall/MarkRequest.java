package com.kyberaccess.emergency.rollcall;

import com.kyberaccess.common.input.Cleaned;
import com.kyberaccess.common.input.Text;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A warden's mark (design §4).
///
/// @param note at most 1,000 characters
/// @param markedAt when it was made, by the device's clock (default: now). Of several marks the latest counts,
///     in whatever order they arrive. At most five minutes ahead of this service's clock, and not before the
///     evacuation
/// @param device which device made it, at most 100 characters
/// @param rallyPointId where the person was seen
public record MarkRequest(
        @NotNull(message = "Required") MarkStatus status,
        @Text(max = 1_000, multiline = true) @Nullable String note,
        @Nullable Instant markedAt,
        @Text(max = 100) @Nullable String device,
        @Nullable String rallyPointId) {
    public MarkRequest {
        note = Cleaned.optional(note);
        device = Cleaned.optional(device);
    }
}
