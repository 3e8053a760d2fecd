package com.kyberaccess.auth.signingkey;

import com.kyberaccess.common.crypto.AesGcm;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.crypto.AEADBadTagException;

/// Encrypts private keys at rest, each bound to its key id, where an encryption key is configured.
@Singleton
class KeyCipher {
    private static final String PROPERTY = "kyber.auth.key-encryption-key";

    private final Optional<AesGcm> cipher;

    KeyCipher(SigningKeyConfig config) {
        this.cipher = config.keyEncryptionKey().map(KeyCipher::parse);
    }

    boolean available() {
        return cipher.isPresent();
    }

    byte[] encrypt(String kid, byte[] clear) {
        try {
            return configured().seal(kid, clear);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("private key not encrypted", e);
        }
    }

    /// @throws ConfigurationException if the configured key is missing, or not the one it was encrypted with
    byte[] decrypt(String kid, byte[] stored) {
        try {
            return configured().open(kid, stored);
        } catch (AEADBadTagException e) {
            throw new ConfigurationException(
                    PROPERTY + ": not the key that the signing keys in the database were encrypted with");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("private key not decrypted", e);
        }
    }

    private AesGcm configured() {
        return cipher.orElseThrow(() -> new ConfigurationException(
                PROPERTY + ": must be set, the signing keys in the database are encrypted with it"));
    }

    private static AesGcm parse(String base64) {
        try {
            return AesGcm.ofBase64(PROPERTY, base64);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(e.getMessage());
        }
    }
}
