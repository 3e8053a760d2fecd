package com.kyberaccess.common.error;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// Enum constants as they are written on the wire: lower snake case.
public final class EnumNames {
    private EnumNames() {}

    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /// All constants of `type`, comma-separated, for messages.
    public static String of(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> of((Enum<?>) constant))
                .collect(Collectors.joining(", "));
    }
}
