package com.kyberaccess.emergency.rollcall;

import com.kyberaccess.common.input.Cleaned;
import com.kyberaccess.common.input.Text;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/// A new rally point.
///
/// @param name 1 to 100 characters
/// @param description how to find it, at most 300 characters
public record RallyPointRequest(
        @NotNull(message = "Required") String locationId,
        @NotNull(message = "Required") @Text(max = 100) String name,
        @Text(max = 300) @Nullable String description) {
    @SuppressWarnings("NullAway") // absent until @NotNull has been checked
    public RallyPointRequest {
        name = Cleaned.stripped(name);
        description = Cleaned.optional(description);
    }
}
