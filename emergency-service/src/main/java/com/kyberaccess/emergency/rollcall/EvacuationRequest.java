package com.kyberaccess.emergency.rollcall;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.kyberaccess.common.input.Cleaned;
import com.kyberaccess.common.input.Text;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An evacuation, or a drill (design §4).
///
/// @param locationIds default: every location; at most 100
/// @param severity 1 to 3, 3 being the worst (default 3)
/// @param reason 1 to 500 characters
/// @param drill whether it is only practised (default false)
/// @param notifyStaff `notify_all`: whether staff gets a mail with a link to say "I am safe" (default true)
public record EvacuationRequest(
        @Size(min = 1, max = 100, message = "Must name 1 to 100 locations; leave it out for all") @Nullable
        List<@NotNull(message = "Required") String> locationIds,

        @Min(value = 1, message = "Must be 1, 2 or 3") @Max(value = 3, message = "Must be 1, 2 or 3") @Nullable
        Integer severity,

        @NotNull(message = "Required") @Text(max = 500, multiline = true)
        String reason,

        @Nullable Boolean drill,
        @JsonProperty("notify_all") @Nullable Boolean notifyStaff) {

    private static final int WORST = 3;

    @SuppressWarnings("NullAway") // absent until @NotNull has been checked
    public EvacuationRequest {
        reason = Cleaned.stripped(reason);
    }

    int severityOrDefault() {
        return severity == null ? WORST : severity;
    }

    boolean isDrill() {
        return Boolean.TRUE.equals(drill);
    }

    boolean notifies() {
        return notifyStaff == null || notifyStaff;
    }
}
