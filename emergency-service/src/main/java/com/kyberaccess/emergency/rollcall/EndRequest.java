package com.kyberaccess.emergency.rollcall;

import com.kyberaccess.common.input.Cleaned;
import com.kyberaccess.common.input.Text;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The end of an evacuation, with what the report needs (design §8); the body is optional.
///
/// @param conductedBy who led it, at most 200 characters (default: who started it)
/// @param notifiedBy how the people were told beside the mails, at most 500 characters: sirens, loudspeakers …
/// @param staff who took part, at most 200 names
/// @param conditions weather, time of day, blocked exits …; at most 2,000 characters
/// @param problems at most 5,000 characters
public record EndRequest(
        @Text(max = 200) @Nullable String conductedBy,
        @Text(max = 500) @Nullable String notifiedBy,

        @Size(max = 200, message = "Must be at most 200 names") @Nullable
        List<@NotNull(message = "Required") @Text(max = 200) String> staff,

        @Text(max = 2_000, multiline = true) @Nullable String conditions,
        @Text(max = 5_000, multiline = true) @Nullable String problems) {
    public EndRequest {
        conductedBy = Cleaned.optional(conductedBy);
        notifiedBy = Cleaned.optional(notifiedBy);
        conditions = Cleaned.optional(conditions);
        problems = Cleaned.optional(problems);
    }

    Evacuation.Account account() {
        return new Evacuation.Account(
                conductedBy, notifiedBy, staff == null ? List.of() : List.copyOf(staff), conditions, problems);
    }
}
