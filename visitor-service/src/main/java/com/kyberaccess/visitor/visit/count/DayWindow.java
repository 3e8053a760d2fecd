package com.kyberaccess.visitor.visit.count;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/// Where in time a part of a list lies: whole UTC days are skipped by counting what matches on them, so that it
/// does not matter how deep the part is, nor how far apart the matches are.
///
/// @param matches of the first day that is needed and those behind it, as many as are; null when they are too
///     many to be looked at one by one
/// @param since no visit before it is needed; null for no limit
/// @param until no visit from it on is needed; null for no limit
/// @param skip how many of those come before the part
public record DayWindow(
        @Nullable Matches matches,
        @Nullable Instant since,
        @Nullable Instant until,
        long skip) {

    /// Matches of one UTC day.
    private record Day(RoaringBitmap slots, List<Matches.Changed> changed) {
        long count() {
            return slots.getLongCardinality() + changed.size();
        }
    }

    /// @param after where the part begins, at or behind that moment; null for the beginning of the list
    /// @param offset matches to leave out; only without `after`
    /// @param few matches that may be looked at one by one
    public static DayWindow of(
            Sql sql, Matches matches, boolean descending, @Nullable Instant after, long offset, int limit, int few)
            throws SQLException {
        var days = days(sql, matches);
        var ordered = descending ? days.descendingMap() : days;
        var slots = new RoaringBitmap();
        var changed = new ArrayList<Matches.Changed>();
        Long first = null;
        long before = 0;
        long needed = 0;
        for (var entry : ordered.entrySet()) {
            var day = entry.getValue();
            if (first == null && isBefore(entry.getKey(), day, descending, after, offset - before)) {
                before += day.count();
                continue;
            }
            if (first == null) {
                first = entry.getKey();
                // Of the cursor's own day any number may lie before it.
                needed = after == null ? offset - before + limit : day.count() + limit;
            }
            slots.or(day.slots());
            changed.addAll(day.changed());
            needed -= day.count();
            if (needed <= 0 || slots.getLongCardinality() + changed.size() > few) {
                break;
            }
        }
        var picked = new Matches(matches.index(), slots, changed, matches.visits());
        long skip = after == null ? offset - before : 0;
        if (first == null || picked.total() <= few) {
            return new DayWindow(picked, null, null, skip);
        }
        return descending
                ? new DayWindow(null, null, start(first + 1), skip)
                : new DayWindow(null, start(first), null, skip);
    }

    private static boolean isBefore(
            long number, Day day, boolean descending, @Nullable Instant after, long stillToSkip) {
        if (after == null) {
            return day.count() <= stillToSkip;
        }
        return descending ? number > Terms.dayOf(after) : number < Terms.dayOf(after);
    }

    private static TreeMap<Long, Day> days(Sql sql, Matches matches) throws SQLException {
        var days = new TreeMap<Long, Day>();
        SortedMap<String, RoaringBitmap> all =
                new TermTable(sql, matches.index()).read(Terms.day(Terms.FIRST_DAY), Terms.day(Terms.LAST_DAY));
        all.forEach((term, slots) -> {
            slots.and(matches.slots());
            if (!slots.isEmpty()) {
                days.put(Terms.dayOf(term), new Day(slots, new ArrayList<>()));
            }
        });
        for (var changed : matches.changed()) {
            days.computeIfAbsent(
                            Terms.dayOf(changed.effectiveAt()),
                            unknown -> new Day(new RoaringBitmap(), new ArrayList<>()))
                    .changed()
                    .add(changed);
        }
        return days;
    }

    private static Instant start(long day) {
        return Instant.ofEpochSecond(day * Terms.SECONDS_OF_DAY);
    }
}
