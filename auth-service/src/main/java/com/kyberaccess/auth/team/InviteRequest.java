package com.kyberaccess.auth.team;

import com.kyberaccess.common.security.Role;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Somebody to invite to the team.
///
/// @param name 1 to 100 characters of any script, without control characters
/// @param email where the invitation goes; what the member logs in with
public record InviteRequest(
        @NotNull(message = "Required") @Pattern(regexp = NAME, message = NAME_RULE) @Schema(examples = "Frida Desk")
        String name,

        @NotNull(message = "Required")
        @Email(message = "Must be an e-mail address")
        @Pattern(regexp = "[^\\s\\p{Cc}\\p{Cs}]*", message = "Must be an e-mail address")
        @Size(min = 3, max = 254, message = "Must be 3 to 254 characters")
        @Schema(examples = "frida@example.com")
        String email,

        @NotNull(message = "Required") Role role) {

    static final String NAME = "[^\\p{Cc}\\p{Cs}]{1,100}";
    static final String NAME_RULE = "Must be 1 to 100 characters, without control characters";

    public InviteRequest {
        name = name == null ? null : name.strip();
        email = email == null ? null : email.strip();
    }

    /// Without its contents.
    @Override
    public String toString() {
        return "InviteRequest[role=" + role + "]";
    }
}
