package com.kyberaccess.common.crypto;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// Rings of keys of one letter each: `ring("ba")` has two, and seals with the first.
final class TestKeys {
    static final String PROPERTY = "kyber.test.secret-encryption-key";

    private TestKeys() {}

    static KeyRing ring(String letters) {
        return new KeyRing(PROPERTY, letters.isEmpty() ? Optional.empty() : Optional.of(keys(letters)));
    }

    private static List<String> keys(String letters) {
        return Arrays.stream(letters.split(""))
                .map(letter ->
                        Base64.getEncoder().encodeToString(letter.repeat(32).getBytes(StandardCharsets.US_ASCII)))
                .toList();
    }
}
