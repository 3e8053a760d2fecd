package com.kyberaccess.webhook.signing;

import java.security.SecureRandom;
import java.util.Base64;

/// What a webhook's requests are signed with: `whsec_` and 32 random bytes in base64, as Standard Webhooks writes them.
///
/// @param text shown to its owner once
public record SigningSecret(String text) {
    static final String PREFIX = "whsec_";
    private static final int BYTES = 32;

    public SigningSecret {
        if (!text.startsWith(PREFIX)) {
            throw new IllegalArgumentException("a signing secret starts with " + PREFIX);
        }
    }

    public static SigningSecret generate(SecureRandom random) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new SigningSecret(PREFIX + Base64.getEncoder().encodeToString(bytes));
    }

    /// The key of Standard Webhooks: the decoded bytes. (The contract's samples use the text itself.)
    byte[] bytes() {
        return Base64.getDecoder().decode(text.substring(PREFIX.length()));
    }

    /// Never the secret itself, wherever this is printed.
    @Override
    public String toString() {
        return "SigningSecret[…]";
    }
}
