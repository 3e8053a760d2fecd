package com.kyberaccess.visitor.visit.count;

import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedCollection;
import java.util.TreeMap;
import org.roaringbitmap.RoaringBitmap;

/// Takes matches apart by their time, in the order of the list: by UTC days, as many at a time as a few reads give, a
/// day by its hours, and an hour or minute with many visits by its parts.
final class TimeParts {
    private static final String TIMES = """
            SELECT s.slot, v.effective_at FROM unnest(?::int[]) AS wanted (slot)
            JOIN visit_slot s ON s.index_id = ? AND s.slot = wanted.slot
            JOIN visit v ON v.id = s.visit_id
            """;
    private static final int ROWS_OF_ALL = Integer.MAX_VALUE;
    private static final int FEWEST_ROWS = 8;
    private static final int GROWTH = 4;
    /// Times the few: to take a part apart saves more than a page does.
    private static final int OTHERS = 5;
    /// To read the parts of an hour or minute takes such a part of what days take.
    private static final int CHEAPER = 5;

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

    /// Matches of one period.
    ///
    /// @param visits all that there are in it, about
    record Part(Period period, long number, long visits, RoaringBitmap slots, List<Matches.Match> changed) {
        long count() {
            return slots.getLongCardinality() + changed.size();
        }

        Instant start() {
            return period.start(number);
        }

        Instant end() {
            return period.start(number + 1);
        }
    }

    /// @param span outside of which no days are needed
    /// @param offset matches that come before the ones that are looked for
    /// @param limits up to a few of them the nearest days are enough, as a rule: they are read first; else all
    TimeParts(Matches matches, TimeSpan span, boolean descending, long offset, Limits limits) {
        this.matches = matches;
        this.descending = descending;
        this.limits = limits;
        this.first = span.since() == null ? Terms.FIRST_DAY : Period.DAY.numberOf(span.since());
        this.end = span.until() == null ? Terms.LAST_DAY : Period.DAY.numberOf(span.until()) + 1;
        this.rows = offset > limits.few() ? ROWS_OF_ALL : Math.max(FEWEST_ROWS, limits.few() / 2);
    }

    /// The next days, one at least; none behind the last.
    SequencedCollection<Part> nextDays() throws SQLException {
        SequencedCollection<Part> days = List.of();
        while (days.isEmpty() && first < end) {
            var terms = matches.table().read(Period.DAY.term(first), Period.DAY.term(end), descending, rows);
            rows = (int) Math.min(ROWS_OF_ALL, (long) rows * GROWTH);
            long from = first;
            long to = end;
            if (terms.areAll()) {
                first = end;
            } else if (terms.bitmaps().isEmpty()) {
                continue;
            } else if (descending) {
                from = Period.number(terms.bitmaps().firstKey());
                end = from;
            } else {
                to = Period.number(terms.bitmaps().lastKey()) + 1;
                first = to;
            }
            days = ordered(Period.DAY, terms.bitmaps(), matches.slots(), changed(from, to));
        }
        return days;
    }

    private List<Matches.Match> changed(long from, long to) {
        return matches.changed().stream()
                .filter(visit -> {
                    long day = Period.DAY.numberOf(visit.content().effectiveAt());
                    return day >= from && day < to;
                })
                .toList();
    }

    /// What a part consists of; empty where it need not or can't be taken apart.
    SequencedCollection<Part> within(Part part) throws SQLException {
        var period = part.period().parts();
        if (part.count() <= limits.few() || period.isEmpty()) {
            return List.of();
        }
        if (!period.get().isOfEveryVisit() && part.visits() * CHEAPER <= limits.far()) {
            return List.of();
        }
        var terms = matches.table()
                .read(
                        period.get().term(period.get().numberOf(part.start())),
                        period.get().term(period.get().numberOf(part.end())));
        return period.get().isOfEveryVisit() || addOthers(part, period.get(), terms)
                ? ordered(period.get(), terms, part.slots(), part.changed())
                : List.of();
    }

    /// Visits of segments in which the part has few have no bitmap of the shorter period; they are looked up.
    ///
    /// @return whether they are few
    private boolean addOthers(Part part, Period period, Map<String, RoaringBitmap> terms) throws SQLException {
        var others = part.slots().clone();
        terms.values().forEach(others::andNot);
        if (others.getCardinality() > limits.few() * OTHERS) {
            return false;
        }
        matches.table()
                .sql()
                .list(
                        TIMES,
                        row -> terms.computeIfAbsent(
                                        period.term(period.numberOf(row.getObject(2, OffsetDateTime.class)
                                                .toInstant())),
                                        first -> new RoaringBitmap())
                                .checkedAdd(row.getInt(1)),
                        others.toArray(),
                        matches.index());
        return true;
    }

    private SequencedCollection<Part> ordered(
            Period period, Map<String, RoaringBitmap> terms, RoaringBitmap matching, List<Matches.Match> changed) {
        var parts = new TreeMap<Long, Part>();
        terms.forEach((term, slots) -> {
            long visits = slots.getLongCardinality();
            slots.and(matching);
            long number = Period.number(term);
            parts.put(number, new Part(period, number, visits, slots, new ArrayList<>()));
        });
        for (var visit : changed) {
            parts.computeIfAbsent(
                            period.numberOf(visit.content().effectiveAt()),
                            number -> new Part(period, number, 0, new RoaringBitmap(), new ArrayList<>()))
                    .changed()
                    .add(visit);
        }
        return descending ? parts.descendingMap().sequencedValues() : parts.sequencedValues();
    }
}
