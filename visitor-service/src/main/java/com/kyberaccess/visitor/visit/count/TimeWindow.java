package com.kyberaccess.visitor.visit.count;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedCollection;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/// Where in time a part of a list lies: whole UTC days, and hours of the days that are needed, are skipped by counting
/// what matches in them, so that it does not matter how deep the part is, nor how far apart the matches are.
///
/// @param matches of the first day or hour that is needed and those behind it, as many as are; null when they are too
///     many to be looked at one by one
/// @param since no visit before it is needed; null for no limit
/// @param until no visit from it on is needed; null for no limit
/// @param skip how many of those come before the part
public record TimeWindow(
        @Nullable Matches matches,
        @Nullable Instant since,
        @Nullable Instant until,
        long skip) {

    /// Matches of a UTC day or hour.
    private record Part(Instant start, Duration length, RoaringBitmap slots, List<Matches.Changed> changed) {
        long count() {
            return slots.getLongCardinality() + changed.size();
        }

        Instant end() {
            return start.plus(length);
        }
    }

    /// @param after where the part begins, at or behind that moment; null for the beginning of the list
    /// @param offset matches to leave out; only without `after`
    /// @param few matches that may be looked at one by one
    public static TimeWindow of(
            Matches matches, boolean descending, @Nullable Instant after, long offset, int limit, int few)
            throws SQLException {
        var parts = new Parts(matches.table(), descending);
        var ahead = new ArrayDeque<>(parts.days(matches));
        var slots = new RoaringBitmap();
        var changed = new ArrayList<Matches.Changed>();
        Part first = null;
        long before = 0;
        long needed = 0;
        while (!ahead.isEmpty()
                && (first == null || (needed > 0 && slots.getLongCardinality() + changed.size() <= few))) {
            var part = ahead.poll();
            if (first == null && isBefore(part, descending, after, offset - before)) {
                before += part.count();
                continue;
            }
            if (part.length().equals(Parts.DAY) && part.count() > few) {
                parts.hours(part).reversed().forEach(ahead::addFirst);
                continue;
            }
            if (first == null) {
                first = part;
                // Of the cursor's own day or hour any number may lie before it.
                needed = after == null ? offset - before + limit : part.count() + limit;
            }
            slots.or(part.slots());
            changed.addAll(part.changed());
            needed -= part.count();
        }
        var picked = new Matches(matches.table(), slots, changed, matches.visits());
        long skip = after == null ? offset - before : 0;
        if (first == null || picked.total() <= few) {
            return new TimeWindow(picked, null, null, skip);
        }
        return descending
                ? new TimeWindow(null, null, first.end(), skip)
                : new TimeWindow(null, first.start(), null, skip);
    }

    private static boolean isBefore(Part part, boolean descending, @Nullable Instant after, long stillToSkip) {
        if (after == null) {
            return part.count() <= stillToSkip;
        }
        return descending ? part.start().isAfter(after) : !part.end().isAfter(after);
    }

    /// Takes matches apart by their time, in the order of the list.
    private record Parts(TermTable table, boolean descending) {
        static final Duration DAY = Duration.ofDays(1);
        private static final Duration HOUR = Duration.ofHours(1);

        SequencedCollection<Part> days(Matches matches) throws SQLException {
            var terms = table.read(Terms.day(Terms.FIRST_DAY), Terms.day(Terms.LAST_DAY));
            return ordered(DAY, terms, matches.slots(), matches.changed());
        }

        SequencedCollection<Part> hours(Part day) throws SQLException {
            long first = day.start().getEpochSecond() / Terms.SECONDS_OF_HOUR;
            long end = day.end().getEpochSecond() / Terms.SECONDS_OF_HOUR;
            return ordered(HOUR, table.read(Terms.hour(first), Terms.hour(end)), day.slots(), day.changed());
        }

        private SequencedCollection<Part> ordered(
                Duration length,
                Map<String, RoaringBitmap> terms,
                RoaringBitmap matching,
                List<Matches.Changed> changed) {
            var parts = new TreeMap<Instant, Part>();
            terms.forEach((term, slots) -> {
                slots.and(matching);
                if (!slots.isEmpty()) {
                    var start = Instant.EPOCH.plus(length.multipliedBy(Terms.numberOf(term)));
                    parts.put(start, new Part(start, length, slots, new ArrayList<>()));
                }
            });
            for (var visit : changed) {
                var number = Math.floorDiv(visit.effectiveAt().getEpochSecond(), length.toSeconds());
                parts.computeIfAbsent(
                                Instant.EPOCH.plus(length.multipliedBy(number)),
                                start -> new Part(start, length, new RoaringBitmap(), new ArrayList<>()))
                        .changed()
                        .add(visit);
            }
            return descending ? parts.descendingMap().sequencedValues() : parts.sequencedValues();
        }
    }
}
