package com.kyberaccess.auth.credential;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/// A member's new password.
///
/// @param currentPassword the one that it replaces
/// @param newPassword 12 to 128 characters, not easy to guess
public record ChangePasswordRequest(
        @NotEmpty(message = "Required") @Size(max = 1_000, message = "At most 1,000 characters")
        String currentPassword,

        @NotNull(message = "Required")
        @Pattern(regexp = PasswordRules.LENGTH, flags = Pattern.Flag.DOTALL, message = PasswordRules.LENGTH_RULE)
        String newPassword) {

    /// Without its contents.
    @Override
    public String toString() {
        return "ChangePasswordRequest[]";
    }
}
