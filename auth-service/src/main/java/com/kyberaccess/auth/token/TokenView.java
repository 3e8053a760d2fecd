package com.kyberaccess.auth.token;

import java.time.Instant;

/// A token, in the contract's three fields and without an envelope (article 1, *Method 1*).
public record TokenView(String token, Instant expiresAt, String tokenType) {

    static TokenView bearer(String token, Instant expiresAt) {
        return new TokenView(token, expiresAt, "Bearer");
    }

    /// Without the token.
    @Override
    public String toString() {
        return "TokenView[expiresAt=" + expiresAt + "]";
    }
}
