package com.kyberaccess.emergency.rollcall;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What is known of a person (design §4).
public enum MarkStatus {
    SAFE,
    NEEDS_HELP,
    MISSING;

    static @Nullable MarkStatus of(@Nullable String column) {
        return column == null ? null : valueOf(column.toUpperCase(Locale.ROOT));
    }

    /// Whether somebody knows where the person is.
    boolean accounted() {
        return this != MISSING;
    }
}
