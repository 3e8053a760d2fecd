package com.kyberaccess.webhook.signing;

import org.jspecify.annotations.Nullable;

/// What a request is signed with.
///
/// @param previous the one that was replaced, while its overlap lasts
public record SigningSecrets(
        SigningSecret current, @Nullable SigningSecret previous) {

    public static SigningSecrets only(SigningSecret secret) {
        return new SigningSecrets(secret, null);
    }
}
