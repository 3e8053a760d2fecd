package com.kyberaccess.auth.credential;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/// A password chosen by a link's holder.
///
/// @param token what follows `#token=` in the link
/// @param password 12 to 128 characters, not easy to guess
public record LinkedPasswordRequest(
        @NotBlank(message = "Required") @Size(max = 200, message = "At most 200 characters")
        String token,

        @NotNull(message = "Required")
        @Pattern(regexp = PasswordRules.LENGTH, flags = Pattern.Flag.DOTALL, message = PasswordRules.LENGTH_RULE)
        String password) {

    /// Without its contents.
    @Override
    public String toString() {
        return "LinkedPasswordRequest[]";
    }
}
