package com.kyberaccess.common.production;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/// Secrets that are none: those that stand in a manual, an example, or this project's tests.
public final class Secrets {
    private static final Set<String> WELL_KNOWN = Set.of(
            "admin",
            "administrator",
            "default",
            "demo",
            "example",
            "guest",
            "kyber",
            "kyberaccess",
            "letmein",
            "minioadmin",
            "passw0rd",
            "password",
            "postgres",
            "root",
            "secret",
            "test",
            "token",
            // Of this project's own tests.
            "dgvzdhmgb25setogbm90igegc2vjcmv0igf0igfsbce=");
    /// What a template says where a secret has to be filled in.
    private static final List<String> PLACEHOLDERS = List.of("change", "replace", "todo", "your-", "your_", "<", "xxx");

    private Secrets() {}

    /// A secret that must be set, and be one. Several are separated by commas.
    public static Stream<Finding> required(Config config, String property, String purpose) {
        return config.getOptionalValue(property, String.class).isEmpty()
                ? Stream.of(new Finding(property, "is missing: " + purpose))
                : optional(config, property);
    }

    /// A secret that must be one if it is set.
    public static Stream<Finding> optional(Config config, String property) {
        return config.getOptionalValue(property, String.class).stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .filter(Secrets::isDefault)
                .limit(1)
                .map(value -> new Finding(property, "is a default secret that everybody knows"));
    }

    static boolean isDefault(String value) {
        var text = value.strip().toLowerCase(Locale.ROOT);
        // `password`, `password1`, `Password-123`.
        var word = text.replaceFirst("[-_.!]?[0-9]*$", "");
        return WELL_KNOWN.contains(text)
                || WELL_KNOWN.contains(word)
                || word.isEmpty()
                || PLACEHOLDERS.stream().anyMatch(text::startsWith)
                // `AAAA…=`: a key of one byte, repeated.
                || text.replace("=", "").chars().distinct().count() < 3;
    }
}
