package com.kyberaccess.emergency.rollcall;

import com.kyberaccess.common.input.Cleaned;
import com.kyberaccess.common.input.Text;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/// Somebody whom a warden met and who is not on the list.
///
/// @param name 1 to 200 characters
/// @param company at most 200 characters
/// @param locationId where, if that is known
/// @param mark the first mark, if there is one
public record AddPersonRequest(
        @NotNull(message = "Required") @Text(max = 200) String name,
        @Text(max = 200) @Nullable String company,
        @Nullable String locationId,
        @Valid @Nullable MarkRequest mark) {
    @SuppressWarnings("NullAway") // absent until @NotNull has been checked
    public AddPersonRequest {
        name = Cleaned.stripped(name);
        company = Cleaned.optional(company);
    }
}
