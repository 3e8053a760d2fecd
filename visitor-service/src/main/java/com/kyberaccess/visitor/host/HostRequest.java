package com.kyberaccess.visitor.host;

import com.kyberaccess.common.input.Cleaned;
import com.kyberaccess.common.input.Text;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/// A new host, or what a changed one is to be.
///
/// @param name 1 to 100 characters
/// @param email where notifications of arrivals go; none are sent without it
/// @param department at most 100 characters
/// @param locationId where the host works; visits that name no location go there
public record HostRequest(
        @NotNull(message = "Required") @Text(max = 100) String name,

        @Email(message = "Must be an e-mail address") @Text(max = 254) @Nullable
        String email,

        @Text(max = 100) @Nullable String department,
        @Nullable String locationId) {

    @SuppressWarnings("NullAway") // absent until @NotNull has been checked
    public HostRequest {
        name = Cleaned.stripped(name);
        email = Cleaned.optional(email);
        department = Cleaned.optional(department);
    }
}
