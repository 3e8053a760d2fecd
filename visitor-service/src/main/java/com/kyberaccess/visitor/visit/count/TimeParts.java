package com.kyberaccess.visitor.visit.count;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedCollection;
import java.util.TreeMap;
import org.roaringbitmap.RoaringBitmap;

/// Takes matches apart by their time, in the order of the list: by UTC days, as many at a time as a few reads give, and
/// a day by its hours.
final class TimeParts {
    static final Duration DAY = Duration.ofDays(1);

    private static final Duration HOUR = Duration.ofHours(1);
    private static final int ROWS_OF_ALL = Integer.MAX_VALUE;
    private static final int FEWEST_ROWS = 8;
    private static final int GROWTH = 4;

    private final Matches matches;
    private final boolean descending;
    /// The days that are left: from the first to before the end.
    private long first;

    private long end;
    private int rows;

    /// Matches of a UTC day or hour.
    ///
    /// @param visits all that there are in it, about
    record Part(Instant start, Duration length, long visits, RoaringBitmap slots, List<Matches.Match> changed) {
        long count() {
            return slots.getLongCardinality() + changed.size();
        }

        Instant end() {
            return start.plus(length);
        }
    }

    /// @param span outside of which no days are needed
    /// @param offset matches that come before the ones that are looked for
    /// @param few of them up to which the nearest days are enough, as a rule: they are read first; else all
    TimeParts(Matches matches, TimeSpan span, boolean descending, long offset, int few) {
        this.matches = matches;
        this.descending = descending;
        this.first = span.since() == null ? Terms.FIRST_DAY : number(span.since(), DAY);
        this.end = span.until() == null ? Terms.LAST_DAY : number(span.until(), DAY) + 1;
        this.rows = offset > few ? ROWS_OF_ALL : Math.max(FEWEST_ROWS, few / 2);
    }

    /// The next days, one at least; none behind the last.
    SequencedCollection<Part> nextDays() throws SQLException {
        SequencedCollection<Part> days = List.of();
        while (days.isEmpty() && first < end) {
            var terms = matches.table().read(Terms.day(first), Terms.day(end), descending, rows);
            rows = (int) Math.min(ROWS_OF_ALL, (long) rows * GROWTH);
            long from = first;
            long to = end;
            if (terms.areAll()) {
                first = end;
            } else if (terms.bitmaps().isEmpty()) {
                continue;
            } else if (descending) {
                from = Terms.numberOf(terms.bitmaps().firstKey());
                end = from;
            } else {
                to = Terms.numberOf(terms.bitmaps().lastKey()) + 1;
                first = to;
            }
            days = ordered(DAY, terms.bitmaps(), matches.slots(), changed(from, to));
        }
        return days;
    }

    private List<Matches.Match> changed(long from, long to) {
        return matches.changed().stream()
                .filter(visit -> {
                    long day = number(visit.content().effectiveAt(), DAY);
                    return day >= from && day < to;
                })
                .toList();
    }

    SequencedCollection<Part> hours(Part day) throws SQLException {
        long from = number(day.start(), HOUR);
        long to = number(day.end(), HOUR);
        return ordered(HOUR, matches.table().read(Terms.hour(from), Terms.hour(to)), day.slots(), day.changed());
    }

    private SequencedCollection<Part> ordered(
            Duration length, Map<String, RoaringBitmap> terms, RoaringBitmap matching, List<Matches.Match> changed) {
        var parts = new TreeMap<Instant, Part>();
        terms.forEach((term, slots) -> {
            long visits = slots.getLongCardinality();
            slots.and(matching);
            var start = Instant.EPOCH.plus(length.multipliedBy(Terms.numberOf(term)));
            parts.put(start, new Part(start, length, visits, slots, new ArrayList<>()));
        });
        for (var visit : changed) {
            parts.computeIfAbsent(
                            Instant.EPOCH.plus(
                                    length.multipliedBy(number(visit.content().effectiveAt(), length))),
                            start -> new Part(start, length, 0, new RoaringBitmap(), new ArrayList<>()))
                    .changed()
                    .add(visit);
        }
        return descending ? parts.descendingMap().sequencedValues() : parts.sequencedValues();
    }

    private static long number(Instant time, Duration length) {
        return Math.floorDiv(time.getEpochSecond(), length.toSeconds());
    }
}
