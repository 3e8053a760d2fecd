package com.kyberaccess.auth.token;

import jakarta.validation.constraints.NotBlank;

/// @param apiKey the whole key, `ka_live_…` or `ka_test_…`
public record TokenRequest(@NotBlank(message = "Required") String apiKey) {

    /// Without the key.
    @Override
    public String toString() {
        return "TokenRequest[]";
    }
}
