package com.kyberaccess.visitor.visit.count;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/// Where in time a part of a list lies: whole UTC days, hours of the days that are needed, and parts of full hours
/// are skipped by counting what matches in them, so that it does not matter how deep the part is, nor how far apart the
/// matches are.
///
/// @param matches of the first {@link Period} that is needed and those behind it, as many as are
/// @param since no match is before it; null where there is no match
/// @param until no match is from it on; null where there is no match
/// @param skip how many of the matches come before the part
/// @param isMetSooner whether the part is met on a walk sooner than the matches are looked up
public record TimeWindow(
        Matches matches, @Nullable Instant since, @Nullable Instant until, long skip, boolean isMetSooner) {
    /// @param span when all of the matches are
    /// @param after where the part begins, at or behind that moment; null for the beginning of the list
    /// @param offset matches to leave out; only without `after`
    /// @param few matches that may be looked at one by one
    /// @param far visits that may be passed on a walk
    public static TimeWindow of(
            Matches matches,
            TimeSpan span,
            boolean descending,
            @Nullable Instant after,
            long offset,
            int limit,
            int few,
            int far)
            throws SQLException {
        var parts = new TimeParts(
                matches,
                descending ? span.before(after) : span.from(after),
                descending,
                offset,
                new TimeParts.Limits(few, far));
        var ahead = new ArrayDeque<>(parts.nextDays());
        var picked = new Picked();
        long before = 0;
        long needed = 0;
        while (!ahead.isEmpty() && (picked.parts.isEmpty() || needed > 0)) {
            var part = ahead.poll();
            if (ahead.isEmpty()) {
                ahead.addAll(parts.nextDays());
            }
            if (picked.parts.isEmpty() && isBefore(part, descending, after, offset - before)) {
                before += part.count();
                continue;
            }
            var within = parts.within(part);
            if (!within.isEmpty()) {
                within.reversed().forEach(ahead::addFirst);
                continue;
            }
            if (picked.parts.isEmpty()) {
                // Of the cursor's own period any number may lie before it.
                needed = after == null ? offset - before + limit : part.count() + limit;
            }
            picked.add(part);
            needed -= part.count();
        }
        long skip = after == null ? offset - before : 0;
        return picked.window(matches, skip, limit, descending);
    }

    /// Parts that follow each other, the first one with a match that is needed.
    private static final class Picked {
        private final List<TimeParts.Part> parts = new ArrayList<>();
        private long count;

        void add(TimeParts.Part part) {
            parts.add(part);
            count += part.count();
        }

        TimeWindow window(Matches all, long skip, int limit, boolean descending) {
            if (parts.isEmpty()) {
                return new TimeWindow(of(all), null, null, 0, false);
            }
            var earliest = descending ? parts.getLast() : parts.getFirst();
            var latest = descending ? parts.getFirst() : parts.getLast();
            return new TimeWindow(of(all), earliest.start(), latest.end(), skip, isMetSooner(skip, limit));
        }

        /// From its nearer end.
        private boolean isMetSooner(long skip, int limit) {
            long behind = Math.max(0, count - skip - limit);
            long passed = skip <= behind ? passed(parts, skip + limit) : passed(parts.reversed(), behind + limit);
            return passed <= count * Matches.PASSED_MEANWHILE;
        }

        /// Visits on the way to so many matches.
        private static long passed(List<TimeParts.Part> parts, long matches) {
            long passed = 0;
            long left = matches;
            for (var part : parts) {
                long share = Math.min(left, part.count());
                passed += share == part.count() ? part.visits() : part.visits() * share / part.count();
                left -= share;
            }
            return passed;
        }

        private Matches of(Matches all) {
            var slots = new RoaringBitmap();
            parts.forEach(part -> slots.or(part.slots()));
            var changed =
                    parts.stream().flatMap(part -> part.changed().stream()).toList();
            return new Matches(all.table(), slots, changed, all.visits());
        }
    }

    private static boolean isBefore(
            TimeParts.Part part, boolean descending, @Nullable Instant after, long stillToSkip) {
        if (after == null) {
            return part.count() <= stillToSkip;
        }
        return descending ? part.start().isAfter(after) : !part.end().isAfter(after);
    }
}
