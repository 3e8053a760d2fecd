package com.kyberaccess.visitor.nda;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// A version of the agreement.
///
/// @param version from 1, which is the one that comes with the service
public record Agreement(int version, String name, String text) {

    /// SHA-256 of the text in UTF-8.
    public byte[] hash() {
        return sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    public static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
