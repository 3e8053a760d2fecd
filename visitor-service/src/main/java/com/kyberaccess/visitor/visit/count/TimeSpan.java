package com.kyberaccess.visitor.visit.count;

import com.kyberaccess.common.security.Tenant;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.FastAggregation;
import org.roaringbitmap.RoaringBitmap;

/// The visits of a span of time: whole UTC days and hours by their terms, what is left at the ends by the
/// table's index on the time. Days of most zones begin with an hour.
///
/// @param since at or after; null for no limit
/// @param until before; null for no limit
public record TimeSpan(@Nullable Instant since, @Nullable Instant until) {
    private static final String SLOTS = "SELECT s.slot FROM visit v JOIN visit_slot s ON s.visit_id = v.id"
            + " WHERE v.account_id = ? AND v.mode = ? AND v.effective_at >= ? AND v.effective_at < ?";
    private static final long HOURS = 24;

    /// Up to that moment, and it; null for all of it.
    TimeSpan before(@Nullable Instant end) {
        return end == null || until != null && until.isBefore(end) ? this : new TimeSpan(since, end);
    }

    /// From that moment on; null for all of it.
    TimeSpan from(@Nullable Instant start) {
        return start == null || since != null && since.isAfter(start) ? this : new TimeSpan(start, until);
    }

    RoaringBitmap slots(TermTable table, Tenant tenant) throws SQLException {
        long first = since == null ? Terms.FIRST_DAY * HOURS : ceil(since);
        long end = until == null ? Terms.LAST_DAY * HOURS : Period.HOUR.numberOf(until);
        var parts = new ArrayList<RoaringBitmap>();
        if (since != null && until != null && first > end) {
            parts.add(between(table, tenant, since, until));
        } else {
            hours(table, first, end, parts);
            if (since != null) {
                parts.add(between(table, tenant, since, Period.HOUR.start(first)));
            }
            if (until != null) {
                parts.add(between(table, tenant, Period.HOUR.start(end), until));
            }
        }
        return FastAggregation.or(parts.iterator());
    }

    private static void hours(TermTable table, long first, long end, ArrayList<RoaringBitmap> parts)
            throws SQLException {
        long firstDay = Math.ceilDiv(first, HOURS);
        long endDay = Math.floorDiv(end, HOURS);
        if (firstDay >= endDay) {
            parts.addAll(
                    table.read(Period.HOUR.term(first), Period.HOUR.term(end)).values());
            return;
        }
        parts.addAll(
                table.read(Period.DAY.term(firstDay), Period.DAY.term(endDay)).values());
        if (first < firstDay * HOURS) {
            parts.addAll(table.read(Period.HOUR.term(first), Period.HOUR.term(firstDay * HOURS))
                    .values());
        }
        if (endDay * HOURS < end) {
            parts.addAll(table.read(Period.HOUR.term(endDay * HOURS), Period.HOUR.term(end))
                    .values());
        }
    }

    private static RoaringBitmap between(TermTable table, Tenant tenant, Instant from, Instant to) throws SQLException {
        var slots = new RoaringBitmap();
        if (from.isBefore(to)) {
            table.sql()
                    .list(
                            SLOTS,
                            row -> row.getInt(1),
                            tenant.accountId(),
                            tenant.mode().wireName(),
                            from,
                            to)
                    .forEach(slots::add);
        }
        return slots;
    }

    private static long ceil(Instant time) {
        long hour = Period.HOUR.numberOf(time);
        return Period.HOUR.start(hour).equals(time) ? hour : hour + 1;
    }
}
