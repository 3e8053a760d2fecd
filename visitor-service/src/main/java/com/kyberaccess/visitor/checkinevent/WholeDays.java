package com.kyberaccess.visitor.checkinevent;

import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.visitor.visit.count.Condition;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A filter whose range has UTC days from end to end, which have counters, and up to a day before and after them, which
/// are read.
///
/// @param first the first such day; null for all from the beginning
/// @param end the day behind the last one; null for all to the end
record WholeDays(
        CheckInEventFilter filter,
        @Nullable LocalDate first,
        @Nullable LocalDate end) {
    private static final String TENANT = "v.account_id = ? AND v.mode = ?";

    /// Null if there is none: such a range is short.
    static @Nullable WholeDays of(CheckInEventFilter filter) {
        var first = filter.since() == null ? null : firstDay(filter.since());
        var end = filter.until() == null ? null : day(filter.until());
        return first != null && end != null && !first.isBefore(end) ? null : new WholeDays(filter, first, end);
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }

    private static LocalDate firstDay(Instant since) {
        return since.equals(since.truncatedTo(ChronoUnit.DAYS))
                ? day(since)
                : day(since).plusDays(1);
    }

    /// One row: whether the tenant has counters, and the sum.
    ///
    /// @param counted tells it; its values are the tenant's
    String sql(String counted) {
        var days = days().sql();
        var sql = new StringBuilder("SELECT EXISTS (" + counted + "),")
                .append(sum("total", "check_in_event_count", days))
                .append(" +")
                .append(sum("change", "check_in_event_uncounted", days));
        parts().forEach(part ->
                sql.append(" + (SELECT count(*) FROM check_in_event v WHERE " + TENANT + part.sql() + ")"));
        return sql.toString();
    }

    private static String sum(String column, String table, String days) {
        return " COALESCE((SELECT sum(v." + column + ") FROM " + table + " v WHERE " + TENANT + days + "), 0)";
    }

    /// Of {@link #sql}.
    List<Object> values(Tenant tenant) {
        var id = List.<Object>of(tenant.accountId(), tenant.mode().wireName());
        var values = new ArrayList<>(id);
        for (int table = 0; table < 2; table++) {
            values.addAll(id);
            values.addAll(days().values());
        }
        parts().forEach(part -> {
            values.addAll(id);
            values.addAll(part.values());
        });
        return values;
    }

    private Condition days() {
        var days = filter.placeAndType();
        if (first != null) {
            days = days.and("v.day >= ?", first);
        }
        return end == null ? days : days.and("v.day < ?", end);
    }

    /// The days that the range has in part.
    private List<Condition> parts() {
        var parts = new ArrayList<Condition>();
        var since = filter.since();
        if (since != null && first != null && since.isBefore(start(first))) {
            parts.add(filter.placeAndType().and("v.at >= ?", since).and("v.at < ?", start(first)));
        }
        var until = filter.until();
        if (until != null && end != null && start(end).isBefore(until)) {
            parts.add(filter.placeAndType().and("v.at >= ?", start(end)).and("v.at < ?", until));
        }
        return parts;
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
