package com.kyberaccess.auth.signingkey;

import java.security.PrivateKey;
import java.time.Instant;

/// What tokens are signed with.
///
/// @param from when it begins to sign
public record Signer(String kid, PrivateKey key, Instant from) {

    /// Without the key.
    @Override
    public String toString() {
        return "Signer[kid=" + kid + "]";
    }
}
