package com.kyberaccess.visitor.visit.count;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedCollection;
import java.util.TreeMap;
import org.roaringbitmap.RoaringBitmap;

/// Takes matches apart by their time, in the order of the list: by UTC days, as many at a time as a few reads give, a
/// day by its hours, and an hour with many visits by its minutes.
final class TimeParts {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final String TIMES = """
            SELECT s.slot, v.effective_at FROM unnest(?::int[]) AS wanted (slot)
            JOIN visit_slot s ON s.index_id = ? AND s.slot = wanted.slot
            JOIN visit v ON v.id = s.visit_id
            """;
    private static final int ROWS_OF_ALL = Integer.MAX_VALUE;
    private static final int FEWEST_ROWS = 8;
    private static final int GROWTH = 4;
    /// Times the few: to take an hour apart saves more than a page does.
    private static final int OTHERS = 5;

    private final Matches matches;
    private final boolean descending;
    private final Limits limits;
    /// The days that are left: from the first to before the end.
    private long first;

    private long end;
    private int rows;

    /// Up to where each way is the shorter one.
    ///
    /// @param few matches that may be looked at one by one
    /// @param far visits that may be passed on a walk
    record Limits(int few, int far) {}

    /// Matches of a UTC day, hour or minute.
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
    /// @param limits up to a few of them the nearest days are enough, as a rule: they are read first; else all
    TimeParts(Matches matches, TimeSpan span, boolean descending, long offset, Limits limits) {
        this.matches = matches;
        this.descending = descending;
        this.limits = limits;
        this.first = span.since() == null ? Terms.FIRST_DAY : number(span.since(), DAY);
        this.end = span.until() == null ? Terms.LAST_DAY : number(span.until(), DAY) + 1;
        this.rows = offset > limits.few() ? ROWS_OF_ALL : Math.max(FEWEST_ROWS, limits.few() / 2);
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

    /// What a part consists of; empty where it need not or can't be taken apart.
    SequencedCollection<Part> within(Part part) throws SQLException {
        if (part.count() <= limits.few()) {
            return List.of();
        }
        if (part.length().equals(DAY)) {
            return hours(part);
        }
        return part.length().equals(HOUR) && part.visits() > limits.far() ? minutes(part) : List.of();
    }

    private SequencedCollection<Part> hours(Part day) throws SQLException {
        var terms = matches.table().read(Terms.hour(number(day.start(), HOUR)), Terms.hour(number(day.end(), HOUR)));
        return ordered(HOUR, terms, day.slots(), day.changed());
    }

    /// Visits of segments in which the hour has few have no bitmap of their minute; few of them are looked up.
    private SequencedCollection<Part> minutes(Part hour) throws SQLException {
        var table = matches.table();
        var terms = table.read(Terms.minute(number(hour.start(), MINUTE)), Terms.minute(number(hour.end(), MINUTE)));
        var others = hour.slots().clone();
        terms.values().forEach(others::andNot);
        if (others.getCardinality() > limits.few() * OTHERS) {
            return List.of();
        }
        table.sql()
                .list(
                        TIMES,
                        row -> terms.computeIfAbsent(
                                        Terms.minute(number(
                                                row.getObject(2, OffsetDateTime.class)
                                                        .toInstant(),
                                                MINUTE)),
                                        first -> new RoaringBitmap())
                                .checkedAdd(row.getInt(1)),
                        others.toArray(),
                        table.index());
        return ordered(MINUTE, terms, hour.slots(), hour.changed());
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
