package com.kyberaccess.auth.signingkey;

import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// AES-256-GCM over private keys at rest. Bound to the key's id, so that rows can't be exchanged.
@Singleton
class KeyCipher {
    private static final String PROPERTY = "kyber.auth.key-encryption-key";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final Optional<SecretKey> key;
    private final SecureRandom random = new SecureRandom();

    KeyCipher(SigningKeyConfig config) {
        this.key = config.keyEncryptionKey().map(KeyCipher::parse);
    }

    boolean available() {
        return key.isPresent();
    }

    byte[] encrypt(String kid, byte[] clear) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, kid, nonce).doFinal(clear);
            var stored = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
            System.arraycopy(sealed, 0, stored, NONCE_BYTES, sealed.length);
            return stored;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("private key not encrypted", e);
        }
    }

    /// @throws ConfigurationException if the configured key is missing, or not the one it was encrypted with
    byte[] decrypt(String kid, byte[] stored) {
        var nonce = Arrays.copyOf(stored, NONCE_BYTES);
        try {
            return cipher(Cipher.DECRYPT_MODE, kid, nonce).doFinal(stored, NONCE_BYTES, stored.length - NONCE_BYTES);
        } catch (AEADBadTagException e) {
            throw new ConfigurationException(
                    PROPERTY + ": not the key that the signing keys in the database were encrypted with");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("private key not decrypted", e);
        }
    }

    private Cipher cipher(int direction, String kid, byte[] nonce) throws GeneralSecurityException {
        var secret = key.orElseThrow(() -> new ConfigurationException(
                PROPERTY + ": must be set, the signing keys in the database are encrypted with it"));
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(direction, secret, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(kid.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static SecretKey parse(String base64) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(PROPERTY + ": must be base64");
        }
        if (bytes.length != KEY_BYTES) {
            throw new ConfigurationException(
                    PROPERTY + ": must be %d bytes, but is %d".formatted(KEY_BYTES, bytes.length));
        }
        return new SecretKeySpec(bytes, "AES");
    }
}
