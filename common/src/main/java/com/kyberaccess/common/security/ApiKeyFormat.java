package com.kyberaccess.common.security;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/// The text of an API key: `ka_live_` or `ka_test_`, then base 62: 12 characters of public part (the index of the
/// look-up), 43 of secret (256 random bits), and 6 of checksum (CRC-32 of what stands before), so that a secret
/// scanner, and we without a database, can tell a real key from a typing error.
public final class ApiKeyFormat {
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int PREFIX_LENGTH = "ka_live_".length();
    private static final int PUBLIC_LENGTH = 12;
    private static final int SECRET_LENGTH = 43;
    private static final int CHECKSUM_LENGTH = 6;
    /// Longer texts are not looked at.
    static final int MAX_LENGTH = 100;

    private static final Pattern FORM =
            Pattern.compile("ka_(live|test)_[0-9A-Za-z]{" + (PUBLIC_LENGTH + SECRET_LENGTH + CHECKSUM_LENGTH) + "}");

    private ApiKeyFormat() {}

    /// A new key for `mode`.
    public static String generate(Mode mode, SecureRandom random) {
        var text = new StringBuilder(mode == Mode.LIVE ? "ka_live_" : "ka_test_");
        for (int i = 0; i < PUBLIC_LENGTH + SECRET_LENGTH; i++) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.append(checksum(text)).toString();
    }

    /// The mode that a well-formed key is for; empty if it can't be a key of ours. Costs no look-up.
    public static Optional<Mode> mode(@Nullable String key) {
        if (key == null || key.length() > MAX_LENGTH || !FORM.matcher(key).matches()) {
            return Optional.empty();
        }
        int split = key.length() - CHECKSUM_LENGTH;
        if (!checksum(key.substring(0, split)).equals(key.substring(split))) {
            return Optional.empty();
        }
        return Optional.of(key.startsWith("ka_live_") ? Mode.LIVE : Mode.SANDBOX);
    }

    /// The part of a well-formed key that is no secret: what its row is found by.
    public static String publicPart(String key) {
        return key.substring(PREFIX_LENGTH, PREFIX_LENGTH + PUBLIC_LENGTH);
    }

    private static String checksum(CharSequence text) {
        var crc = new CRC32();
        crc.update(text.toString().getBytes(StandardCharsets.US_ASCII));
        long value = crc.getValue();
        var digits = new char[CHECKSUM_LENGTH];
        for (int i = CHECKSUM_LENGTH - 1; i >= 0; i--) {
            digits[i] = ALPHABET.charAt((int) (value % ALPHABET.length()));
            value /= ALPHABET.length();
        }
        return new String(digits);
    }
}
