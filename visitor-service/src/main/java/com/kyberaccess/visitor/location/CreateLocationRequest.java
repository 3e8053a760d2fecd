package com.kyberaccess.visitor.location;

import com.kyberaccess.common.input.Cleaned;
import com.kyberaccess.common.input.Text;
import com.kyberaccess.visitor.input.TimeZoneName;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/// A new location.
///
/// @param name 1 to 100 characters
/// @param timeZone IANA name, such as `America/New_York`
/// @param address at most 300 characters, may have several lines
public record CreateLocationRequest(
        @NotNull(message = "Required") @Text(max = 100) String name,
        @NotNull(message = "Required") @TimeZoneName String timeZone,
        @Text(max = 300, multiline = true) @Nullable String address) {

    @SuppressWarnings("NullAway") // absent until @NotNull has been checked
    public CreateLocationRequest {
        name = Cleaned.stripped(name);
        timeZone = Cleaned.stripped(timeZone);
        address = Cleaned.optional(address);
    }
}
