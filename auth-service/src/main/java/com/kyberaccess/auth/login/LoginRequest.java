package com.kyberaccess.auth.login;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/// What a team member logs in with.
public record LoginRequest(
        @NotBlank(message = "Required")
        @Size(max = 254, message = "At most 254 characters")
        @Pattern(regexp = "[^\\p{Cc}\\p{Cs}]*", message = "Must be an e-mail address")
        String email,

        @NotEmpty(message = "Required") @Size(max = 1_000, message = "At most 1,000 characters")
        String password) {

    public LoginRequest {
        email = email == null ? null : email.strip();
    }

    /// Without its contents.
    @Override
    public String toString() {
        return "LoginRequest[]";
    }
}
