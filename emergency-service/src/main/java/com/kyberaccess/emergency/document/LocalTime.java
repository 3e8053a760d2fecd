package com.kyberaccess.emergency.document;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A moment on paper: date, time and the zone of the location.
public final class LocalTime {
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss VV", Locale.ROOT);

    private LocalTime() {}

    /// `unknown` for null.
    public static String of(@Nullable Instant at, ZoneId zone) {
        return at == null ? "unknown" : FORMAT.format(at.atZone(zone));
    }
}
