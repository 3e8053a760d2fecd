package com.kyberaccess.common.input;

import com.kyberaccess.common.error.ApiException;
import org.jspecify.annotations.Nullable;

/// Clean-up before the constraints look at a value.
public final class Cleaned {
    private Cleaned() {}

    private static final int MAX_PARAMETER = 200;
    /// What a decoder puts in the place of bytes that are no UTF-8 (U+FFFD).
    private static final char REPLACEMENT = '\uFFFD';

    /// Without white space around it.
    public static @Nullable String stripped(@Nullable String text) {
        return text == null ? null : text.strip();
    }

    /// Without white space around it; nothing but white space is the same as not sent, as forms send it.
    public static @Nullable String optional(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /// Text of a query parameter, null if it says nothing.
    ///
    /// @throws ApiException 400 naming the parameter if it is over 200 characters, has control characters, or is
    ///     no UTF-8
    public static @Nullable String parameter(String name, @Nullable String text) {
        if (text == null) {
            return null;
        }
        if (text.length() > MAX_PARAMETER) {
            throw ApiException.invalidParameter(name, "Must be at most " + MAX_PARAMETER + " characters");
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw ApiException.invalidParameter(name, "Must not contain control characters");
        }
        if (text.indexOf(REPLACEMENT) >= 0) {
            throw ApiException.invalidParameter(name, "Must be valid UTF-8");
        }
        return optional(text);
    }
}
