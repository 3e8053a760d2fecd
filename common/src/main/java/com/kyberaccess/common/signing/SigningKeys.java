package com.kyberaccess.common.signing;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// HMAC-SHA256 (RFC 2104) with the configured keys. What is signed begins with a purpose, so that a signature for one
/// is none for another.
@ApplicationScoped
public class SigningKeys {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int MIN_BYTES = 32;

    /// Initialised once and cloned for each use.
    private final List<Mac> keys;

    /// @throws IllegalStateException without a key, or with one that is too short or no Base64
    SigningKeys(SigningConfig config) {
        this.keys =
                config.keys().orElseGet(List::of).stream().map(SigningKeys::mac).toList();
        if (keys.isEmpty()) {
            throw new IllegalStateException("kyber.signing.keys needs a key of at least 32 bytes in Base64");
        }
    }

    /// Makes a service that needs keys fail when it starts, instead of at the first use.
    public void require() {
        // What has to be checked is checked by the constructor.
    }

    /// With the present key.
    public byte[] sign(String purpose, String message) {
        return sign(keys.getFirst(), purpose, message);
    }

    /// With every key that is accepted, the present one first.
    public List<byte[]> signatures(String purpose, String message) {
        return keys.stream().map(key -> sign(key, purpose, message)).toList();
    }

    /// In a time that does not tell how much of it was right.
    public boolean verify(String purpose, String message, byte[] signature) {
        boolean valid = false;
        for (var key : keys) {
            valid |= MessageDigest.isEqual(sign(key, purpose, message), signature);
        }
        return valid;
    }

    private static byte[] sign(Mac key, String purpose, String message) {
        try {
            var mac = (Mac) key.clone();
            return mac.doFinal((purpose + "\n" + message).getBytes(StandardCharsets.UTF_8));
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Mac mac(String key) {
        try {
            var bytes = Base64.getDecoder().decode(key.strip());
            if (bytes.length < MIN_BYTES) {
                throw new IllegalStateException("a key of kyber.signing.keys has less than 32 bytes");
            }
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(bytes, ALGORITHM));
            return mac;
        } catch (IllegalArgumentException e) {
            // Without its cause, which would tell the key.
            throw new IllegalStateException("a key of kyber.signing.keys is not Base64");
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }
}
