package com.kyberaccess.auth.credential;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/// Whose password is forgotten.
public record ForgotPasswordRequest(
        @NotBlank(message = "Required")
        @Size(max = 254, message = "At most 254 characters")
        @Pattern(regexp = "[^\\p{Cc}\\p{Cs}]*", message = "Must be an e-mail address")
        String email) {

    public ForgotPasswordRequest {
        email = email == null ? null : email.strip();
    }

    /// Without its contents.
    @Override
    public String toString() {
        return "ForgotPasswordRequest[]";
    }
}
