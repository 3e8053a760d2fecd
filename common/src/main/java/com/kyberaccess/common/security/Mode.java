package com.kyberaccess.common.security;

import com.kyberaccess.common.error.EnumNames;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Live data, or the sandbox beside it (contract, article 1, *Sandbox Environment*).
public enum Mode {
    LIVE,
    SANDBOX;

    /// `live` or `sandbox`.
    public String wireName() {
        return EnumNames.of(this);
    }

    public static Optional<Mode> of(@Nullable String wireName) {
        return Arrays.stream(values())
                .filter(mode -> mode.wireName().equals(wireName))
                .findFirst();
    }
}
