package com.kyberaccess.auth.account;

import com.kyberaccess.common.plan.Plan;
import com.kyberaccess.common.time.TimeZoneName;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What is to change in the account's settings; what is missing or null stays.
///
/// @param name 1 to 100 characters, without control characters
/// @param timeZone an IANA name
/// @param plan changed by owners alone
public record AccountRequest(
        @Pattern(
                regexp = "[^\\p{Cc}\\p{Cs}]{1,100}",
                message = "Must be 1 to 100 characters, without control characters")
        @Nullable
        String name,

        @TimeZoneName @Schema(examples = "Europe/Zurich") @Nullable
        String timeZone,

        @Nullable Plan plan) {

    public AccountRequest {
        name = name == null ? null : name.strip();
    }
}
