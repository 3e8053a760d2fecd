package com.kyberaccess.visitor.visit.list;

import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.visitor.input.IsoDate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// The span of time that `date`, or `start_date` and `end_date`, ask for (design §6). Days are those of `zone`, as long
/// as they really are there: 23 to 25 hours where the clocks change.
///
/// @param since at or after; null for no limit
/// @param until before; null for no limit
public record DayRange(@Nullable Instant since, @Nullable Instant until) {
    private static final int MAX_YEAR = 9999;

    /// @throws ApiException 400 for a parameter that can't be read, 422 if the start is after the end
    public static DayRange of(
            @Nullable String date, @Nullable String start, @Nullable String end, ZoneId zone, Instant now) {
        if (date == null) {
            return between(start, end, zone);
        }
        if (start != null || end != null) {
            throw ApiException.invalidParameter("date", "Can't be combined with start_date and end_date");
        }
        var day =
                switch (date) {
                    case "today" -> LocalDate.ofInstant(now, zone);
                    case "yesterday" -> LocalDate.ofInstant(now, zone).minusDays(1);
                    default ->
                        IsoDate.Validator.parse(date)
                                .orElseThrow(() -> ApiException.invalidParameter(
                                        "date", "Must be today, yesterday or a date (YYYY-MM-DD)"));
                };
        return new DayRange(start(day, zone), start(day.plusDays(1), zone));
    }

    /// Dates are inclusive; timestamps are half-open.
    private static DayRange between(@Nullable String start, @Nullable String end, ZoneId zone) {
        var since = start == null
                ? null
                : IsoDate.Validator.parse(start)
                        .map(day -> start(day, zone))
                        .orElseGet(() -> timestamp("start_date", start));
        var until = end == null
                ? null
                : IsoDate.Validator.parse(end)
                        .map(day -> start(day.plusDays(1), zone))
                        .orElseGet(() -> timestamp("end_date", end));
        var startsAfterEnd = since != null && until != null && (since.isAfter(until) || daysReversed(start, end));
        if (startsAfterEnd) {
            throw ApiException.invalidField("start_date", "Must not be after end_date");
        }
        return new DayRange(since, until);
    }

    /// The day after `end` begins when `end` is one day before `start`: as instants the two are equal.
    private static boolean daysReversed(@Nullable String start, @Nullable String end) {
        return start != null
                && end != null
                && IsoDate.Validator.parse(start)
                        .flatMap(first -> IsoDate.Validator.parse(end).map(first::isAfter))
                        .orElse(false);
    }

    private static Instant start(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }

    private static Instant timestamp(String parameter, String text) {
        try {
            var time = OffsetDateTime.parse(text);
            if (time.getYear() >= 0 && time.getYear() <= MAX_YEAR) {
                return stored(time.toInstant());
            }
        } catch (DateTimeParseException e) {
            throw invalid(parameter);
        }
        throw invalid(parameter);
    }

    /// Visits have times in whole microseconds: from one of them on, and before it, is the same as from and before any
    /// moment since the one before.
    private static Instant stored(Instant time) {
        var whole = time.truncatedTo(ChronoUnit.MICROS);
        return whole.equals(time) ? whole : whole.plus(1, ChronoUnit.MICROS);
    }

    private static ApiException invalid(String parameter) {
        return ApiException.invalidParameter(
                parameter, "Must be a date (YYYY-MM-DD) or a timestamp with its offset (RFC 3339)");
    }
}
