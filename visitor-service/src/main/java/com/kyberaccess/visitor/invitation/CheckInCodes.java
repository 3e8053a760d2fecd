package com.kyberaccess.visitor.invitation;

import com.kyberaccess.common.signing.SigningKeys;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/// Codes that check a visitor in: `qr_` and 256 bits that nobody can guess without a signing key, one for each visit.
/// The database has their hashes, so that who reads it can check nobody in, and codes that were sent go on working when
/// keys are rotated.
@ApplicationScoped
class CheckInCodes {
    private static final String PREFIX = "qr_";
    private static final String PURPOSE = "check-in";

    private final SigningKeys keys;

    CheckInCodes(SigningKeys keys) {
        this.keys = keys;
    }

    static boolean isCode(String text) {
        return text.startsWith(PREFIX);
    }

    String of(UUID visit) {
        return code(keys.sign(PURPOSE, visit.toString()));
    }

    /// The code with this hash; empty if the key that it was made with is configured no more.
    Optional<String> again(UUID visit, byte[] hash) {
        return keys.signatures(PURPOSE, visit.toString()).stream()
                .map(CheckInCodes::code)
                .filter(code -> Arrays.equals(hash(code), hash))
                .findFirst();
    }

    static byte[] hash(String code) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(code.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String code(byte[] secret) {
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }
}
