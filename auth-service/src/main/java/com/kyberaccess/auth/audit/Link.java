package com.kyberaccess.auth.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The end of a chain: how many entries it has, and the hash that covers them all.
///
/// @param seq the last entry's number, 0 where there is none
/// @param hash SHA-256, 32 bytes
record Link(long seq, byte[] hash) {
    static final int HASH_BYTES = 32;
    static final Link NONE = new Link(0, new byte[HASH_BYTES]);

    Link next(String content) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(hash);
            return new Link(seq + 1, digest.digest(content.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    String hex() {
        return HexFormat.of().formatHex(hash);
    }
}
