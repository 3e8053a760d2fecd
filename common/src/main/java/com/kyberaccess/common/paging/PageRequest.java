package com.kyberaccess.common.paging;

import com.kyberaccess.common.error.ApiException;
import org.jspecify.annotations.Nullable;

/// Which part of a list is asked for.
///
/// @param page from 1
/// @param perPage 1 to 100
public record PageRequest(int page, int perPage) {
    public static final int DEFAULT_PER_PAGE = 25;
    public static final int MAX_PER_PAGE = 100;
    /// Keeps `offset` within what PostgreSQL and an `int` take; no list is that long.
    private static final int MAX_PAGE = 10_000_000;

    public int offset() {
        return Math.multiplyExact(page - 1, perPage);
    }

    /// @throws ApiException 400 `INVALID_PARAMETER` for anything but a whole number in range: a silently clamped page
    ///     would make a client's loop end too early or never
    public static PageRequest of(@Nullable String page, @Nullable String perPage) {
        return new PageRequest(
                number("page", page, 1, MAX_PAGE), number("per_page", perPage, DEFAULT_PER_PAGE, MAX_PER_PAGE));
    }

    private static int number(String name, @Nullable String text, int fallback, int max) {
        if (text == null) {
            return fallback;
        }
        if (text.matches("[0-9]{1,9}")) {
            int value = Integer.parseInt(text);
            if (value >= 1 && value <= max) {
                return value;
            }
        }
        throw ApiException.invalidParameter(name, "Must be a whole number from 1 to " + max);
    }
}
