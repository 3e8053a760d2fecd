package com.kyberaccess.auth.link;

import java.time.Instant;

/// A link just made.
///
/// @param secret 256 random bits in base64url, known to its mail alone
public record NewLink(String secret, Instant expiresAt) {

    /// Without the secret.
    @Override
    public String toString() {
        return "NewLink[expiresAt=" + expiresAt + "]";
    }
}
