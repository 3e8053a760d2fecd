package com.kyberaccess.common.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// AES-256-GCM for secrets at rest (NIST SP 800-38D): 12 random bytes of nonce, then the sealed bytes with
/// their tag. What is sealed is bound to its owner's id, so that one row's secret can't be moved to another
/// row.
public final class AesGcm {
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int ID_BYTES = 8;

    private final SecretKey key;
    private final SecureRandom random = new SecureRandom();

    private AesGcm(SecretKey key) {
        this.key = key;
    }

    /// @param property the setting that the key comes from, for the message
    /// @param base64 32 bytes
    /// @throws IllegalArgumentException naming the setting, if it is no such key
    public static AesGcm ofBase64(String property, String base64) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(property + ": must be base64", e);
        }
        if (bytes.length != KEY_BYTES) {
            throw new IllegalArgumentException(
                    property + ": must be %d bytes, but is %d".formatted(KEY_BYTES, bytes.length));
        }
        return new AesGcm(new SecretKeySpec(bytes, "AES"));
    }

    /// @param key 32 bytes
    public static AesGcm of(byte[] key) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("must be %d bytes, but is %d".formatted(KEY_BYTES, key.length));
        }
        return new AesGcm(new SecretKeySpec(key, "AES"));
    }

    /// A name for the key that tells nothing of it: 16 hexadecimal digits of HMAC-SHA-256 under it.
    String id(String purpose) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getEncoded(), "HmacSHA256"));
            var digest = mac.doFinal(purpose.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest, 0, ID_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public byte[] seal(String owner, byte[] clear) throws GeneralSecurityException {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        var sealed = cipher(Cipher.ENCRYPT_MODE, owner, nonce).doFinal(clear);
        var stored = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
        System.arraycopy(sealed, 0, stored, NONCE_BYTES, sealed.length);
        return stored;
    }

    /// @throws javax.crypto.AEADBadTagException if it was sealed with another key or for another owner
    public byte[] open(String owner, byte[] stored) throws GeneralSecurityException {
        return cipher(Cipher.DECRYPT_MODE, owner, Arrays.copyOf(stored, NONCE_BYTES))
                .doFinal(stored, NONCE_BYTES, stored.length - NONCE_BYTES);
    }

    private Cipher cipher(int direction, String owner, byte[] nonce) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(direction, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(owner.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
