package com.kyberaccess.visitor.visit;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// When a visitor is expected, by the location's clock.
///
/// @param time null if only the day is known
@Embeddable
public record Expectation(
        @Column(name = "expected_date") LocalDate date,
        @Column(name = "expected_time") @Nullable LocalTime time) {

    /// `HH:MM`; null if only the day is known.
    public @Nullable String timeText() {
        return time == null ? null : time.toString();
    }

    /// Noon stands for a day without a time: there it is the same day in nearly all zones.
    Instant at(ZoneId zone) {
        return date.atTime(time == null ? LocalTime.NOON : time).atZone(zone).toInstant();
    }
}
