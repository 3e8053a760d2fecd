package com.kyberaccess.auth.signingkey;

import java.security.PrivateKey;

/// What a token is signed with at present.
public record Signer(String kid, PrivateKey key) {

    /// Without the key.
    @Override
    public String toString() {
        return "Signer[kid=" + kid + "]";
    }
}
