package com.kyberaccess.auth.signingkey;

import com.kyberaccess.common.crypto.KeyRing;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;

/// Encrypts private keys at rest, each bound to its key id, where an encryption key is configured.
@Singleton
class KeyCipher {
    private static final String PROPERTY = "kyber.auth.key-encryption-key";

    private final KeyRing keys;

    KeyCipher(SigningKeyConfig config) {
        this.keys = new KeyRing(PROPERTY, config.keyEncryptionKey());
    }

    KeyRing keys() {
        return keys;
    }

    boolean available() {
        return keys.seals();
    }

    byte[] encrypt(String kid, byte[] clear) {
        return keys.seal(kid, clear).getBytes(StandardCharsets.US_ASCII);
    }

    /// @throws ConfigurationException if the key that it was encrypted with is not configured
    byte[] decrypt(String kid, byte[] stored) {
        var text = text(stored);
        // Before keys had ids there was no text around what they sealed.
        return KeyRing.namesItsKey(text) ? keys.open(kid, text) : keys.openUnnamed(kid, stored);
    }

    /// The id of the key that it was encrypted with.
    static String keyOf(byte[] stored) {
        var text = text(stored);
        return KeyRing.namesItsKey(text) ? KeyRing.keyOf(text) : KeyRing.UNNAMED;
    }

    private static String text(byte[] stored) {
        return new String(stored, StandardCharsets.ISO_8859_1);
    }
}
