package com.kyberaccess.webhook.signing;

import com.kyberaccess.common.crypto.AesGcm;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Signing secrets as they lie in the database: AES-256-GCM under the configured key, bound to the webhook's id so
/// that a row's secret can't be moved to another; or as they are, where no key is configured.
@Singleton
public class SecretVault {
    private static final String ENCRYPTED = "enc1:";
    private static final String PROPERTY = "kyber.webhook.secret-encryption-key";

    private final @Nullable AesGcm cipher;
    private final SecureRandom random = new SecureRandom();

    SecretVault(SigningConfig config) {
        cipher = config.secretEncryptionKey()
                .map(base64 -> AesGcm.ofBase64(PROPERTY, base64))
                .orElse(null);
    }

    /// A fresh secret for a new webhook.
    public SigningSecret generate() {
        return SigningSecret.generate(random);
    }

    public boolean encrypts() {
        return cipher != null;
    }

    /// What to store for the webhook `owner`.
    public String seal(SigningSecret secret, UUID owner) {
        return sealText(secret.text(), owner.toString());
    }

    /// What to store of another text that may be a credential.
    ///
    /// @param context where it is stored; it can be opened nowhere else
    public String sealText(String text, String context) {
        if (cipher == null) {
            return text;
        }
        try {
            var sealed = cipher.seal(context, text.getBytes(StandardCharsets.UTF_8));
            return ENCRYPTED + Base64.getEncoder().encodeToString(sealed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a secret can't be encrypted", e);
        }
    }

    /// The secret that was stored for the webhook `owner`.
    ///
    /// @throws IllegalStateException if it was encrypted under another key, or for another webhook
    public SigningSecret open(String stored, UUID owner) {
        return new SigningSecret(openText(stored, owner.toString()));
    }

    /// The text that was stored in this context.
    ///
    /// @throws IllegalStateException if it was encrypted under another key, or for another context
    public String openText(String stored, String context) {
        if (!stored.startsWith(ENCRYPTED)) {
            return stored;
        }
        if (cipher == null) {
            throw new IllegalStateException("signing secrets are encrypted; " + PROPERTY + " is not set");
        }
        var bytes = Base64.getDecoder().decode(stored.substring(ENCRYPTED.length()));
        try {
            return new String(cipher.open(context, bytes), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a signing secret can't be decrypted with " + PROPERTY, e);
        }
    }
}
