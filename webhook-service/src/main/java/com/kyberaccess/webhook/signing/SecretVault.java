package com.kyberaccess.webhook.signing;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Signing secrets as they lie in the database: AES-256-GCM under the configured key, bound to the webhook's id so
/// that a row's secret can't be moved to another; or as they are, where no key is configured.
@Singleton
public class SecretVault {
    private static final String ENCRYPTED = "enc1:";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final @Nullable SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    SecretVault(SigningConfig config) {
        key = config.secretEncryptionKey().map(SecretVault::key).orElse(null);
    }

    private static SecretKeySpec key(String base64) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("kyber.webhook.secret-encryption-key is not base64", e);
        }
        if (bytes.length != KEY_BYTES) {
            throw new IllegalArgumentException("kyber.webhook.secret-encryption-key must be 32 bytes in base64");
        }
        return new SecretKeySpec(bytes, "AES");
    }

    /// A fresh secret for a new webhook.
    public SigningSecret generate() {
        return SigningSecret.generate(random);
    }

    public boolean encrypts() {
        return key != null;
    }

    /// What to store for the webhook `owner`.
    public String seal(SigningSecret secret, UUID owner) {
        if (key == null) {
            return secret.text();
        }
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce, owner)
                    .doFinal(secret.text().getBytes(StandardCharsets.UTF_8));
            var stored = Arrays.copyOf(nonce, nonce.length + sealed.length);
            System.arraycopy(sealed, 0, stored, nonce.length, sealed.length);
            return ENCRYPTED + Base64.getEncoder().encodeToString(stored);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a signing secret can't be encrypted", e);
        }
    }

    /// The secret that was stored for the webhook `owner`.
    ///
    /// @throws IllegalStateException if it was encrypted under another key, or for another webhook
    public SigningSecret open(String stored, UUID owner) {
        if (!stored.startsWith(ENCRYPTED)) {
            return new SigningSecret(stored);
        }
        if (key == null) {
            throw new IllegalStateException(
                    "signing secrets are encrypted; kyber.webhook.secret-encryption-key is not set");
        }
        var bytes = Base64.getDecoder().decode(stored.substring(ENCRYPTED.length()));
        try {
            var plain = cipher(Cipher.DECRYPT_MODE, key, Arrays.copyOf(bytes, NONCE_BYTES), owner)
                    .doFinal(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES);
            return new SigningSecret(new String(plain, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "a signing secret can't be decrypted with kyber.webhook.secret-encryption-key", e);
        }
    }

    private static Cipher cipher(int mode, SecretKeySpec key, byte[] nonce, UUID owner)
            throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(owner.toString().getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
