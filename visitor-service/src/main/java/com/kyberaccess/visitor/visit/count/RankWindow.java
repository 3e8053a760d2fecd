package com.kyberaccess.visitor.visit.count;

import com.kyberaccess.visitor.visit.VisitFilter.Order;
import com.kyberaccess.visitor.visit.count.Ranks.Place;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/// Where in an order by name or company a part of a list lies. The bits of the visits' ranks halve the matches again
/// and again until few are left, so that it does not matter how deep the part is, nor how far apart the matches are.
///
/// @param matches of the first rank that is needed and those behind it, as many as are
/// @param skip how many of those come before the part
/// @param from no match comes before this rank in the list
/// @param to no match comes behind this rank in the list
public record RankWindow(Matches matches, long skip, int from, int to) {
    /// Of a rank: an index is built with as many parts of the same size.
    private static final int PART_BITS = 15;

    /// @param after where the part begins, at or behind that place; null for the beginning of the list
    /// @param offset matches to leave out; only without `after`
    /// @param few matches that may be looked at one by one; there are more where a rank has grown
    public static RankWindow of(
            Matches matches, Order order, boolean descending, @Nullable Place after, long offset, int limit, int few)
            throws SQLException {
        var ranks = Ranks.of(matches);
        var halves = Halves.of(matches.table(), order, descending);
        var all = new Part(matches.slots(), ranks.of(order, matches.changed()), Ranks.BITS, 0);
        var picked = new Picked(halves, few);
        if (after == null) {
            picked.take(all, offset, limit);
        } else {
            // Of the place's own rank any number may lie before it.
            var place = halves.find(all, ranks.of(order, after));
            picked.take(all, place.before(), place.count() + limit);
        }
        return new RankWindow(
                new Matches(matches.table(), picked.slots, picked.changed, matches.visits()),
                after == null ? picked.skip : 0,
                picked.from,
                picked.to);
    }

    /// Whether its matches stand so close that a walk meets them sooner than they are looked up.
    public boolean isMetSooner() {
        long parts = (Math.abs((long) to - from) >> Ranks.BITS - PART_BITS) + 1;
        return matches.visits() * parts >> PART_BITS <= matches.total() * Matches.PASSED_MEANWHILE;
    }

    /// Where the first match may be in the table: at the first place of its rank or, in a descending list, before the
    /// first place behind that.
    public @Nullable Place first(Order order, boolean descending) throws SQLException {
        return end(order, descending, from);
    }

    /// The same of the last one, for the list backwards.
    public @Nullable Place last(Order order, boolean descending) throws SQLException {
        return end(order, !descending, to);
    }

    private @Nullable Place end(Order order, boolean descending, int rank) throws SQLException {
        return Ranks.of(matches).from(order, descending ? rank + 1L : rank).orElse(null);
    }

    /// A visit that has changed since it was indexed, and its rank now.
    record Ranked(Matches.Match visit, int rank) {}

    /// Matches whose ranks have the bits from `bits` up in common.
    private record Part(RoaringBitmap slots, List<Ranked> changed, int bits, int prefix) {
        long count() {
            return slots.getLongCardinality() + changed.size();
        }
    }

    /// Matches of one rank.
    ///
    /// @param before how many the list has before them
    private record OfRank(long before, long count) {}

    /// Takes parts in two by the next bit of their ranks. Of a large part one half is counted before any is made, and
    /// often only one is.
    ///
    /// @param bits those of the ranks, the lowest first
    private record Halves(List<RoaringBitmap> bits, boolean descending) {

        static Halves of(TermTable table, Order order, boolean descending) throws SQLException {
            var terms = IntStream.range(0, Ranks.BITS)
                    .mapToObj(bit -> Terms.rank(order, bit))
                    .toList();
            var bits = table.bits(terms);
            return new Halves(terms.stream().map(bits::of).toList(), descending);
        }

        long countOfFirst(Part part) {
            long set = RoaringBitmap.andCardinality(part.slots(), bits.get(part.bits() - 1));
            return (descending ? set : part.slots().getLongCardinality() - set)
                    + changed(part, descending).size();
        }

        Part first(Part part) {
            return half(part, descending);
        }

        /// The last that a part is good for.
        Part second(Part part) {
            return rest(part, !descending);
        }

        /// The same, where the second is not needed: the last that the part is good for.
        Part onlyFirst(Part part) {
            return rest(part, descending);
        }

        OfRank find(Part all, int rank) {
            long before = 0;
            var part = all;
            while (part.bits() > 0 && part.count() > 0) {
                boolean set = (rank >> part.bits() - 1 & 1) == 1;
                long count = part.count();
                part = rest(part, set);
                before += set == descending ? 0 : count - part.count();
            }
            return new OfRank(before, part.count());
        }

        private Part half(Part part, boolean set) {
            var having = bits.get(part.bits() - 1);
            return half(
                    part,
                    set,
                    set ? RoaringBitmap.and(part.slots(), having) : RoaringBitmap.andNot(part.slots(), having));
        }

        /// The same, in the place of the part: a megabyte less to write. But all matches are the list's.
        private Part rest(Part part, boolean set) {
            if (part.bits() == Ranks.BITS) {
                return half(part, set);
            }
            var slots = part.slots();
            var having = bits.get(part.bits() - 1);
            if (set) {
                slots.and(having);
            } else {
                slots.andNot(having);
            }
            return half(part, set, slots);
        }

        private static Part half(Part part, boolean set, RoaringBitmap slots) {
            int bit = part.bits() - 1;
            return new Part(slots, changed(part, set), bit, set ? part.prefix() | 1 << bit : part.prefix());
        }

        private static List<Ranked> changed(Part part, boolean set) {
            return part.changed().stream()
                    .filter(visit -> (visit.rank() >> part.bits() - 1 & 1) == 1 == set)
                    .toList();
        }
    }

    /// Gathers what is needed, in the order of the list.
    private static final class Picked {
        private final Halves halves;
        private final int few;
        private final RoaringBitmap slots = new RoaringBitmap();
        private final List<Matches.Match> changed = new ArrayList<>();
        private long skip;
        private int from = -1;
        private int to;

        Picked(Halves halves, int few) {
            this.halves = halves;
            this.few = few;
        }

        void take(Part part, long leaveOut, long needed) {
            if (part.count() <= few || part.bits() == 0) {
                add(part, leaveOut);
                return;
            }
            long first = halves.countOfFirst(part);
            long ofFirst = Math.clamp(first - leaveOut, 0, needed);
            if (ofFirst == needed) {
                take(halves.onlyFirst(part), leaveOut, needed);
                return;
            }
            if (ofFirst > 0) {
                take(halves.first(part), leaveOut, ofFirst);
            }
            take(halves.second(part), Math.max(0, leaveOut - first), needed - ofFirst);
        }

        private void add(Part part, long leaveOut) {
            int lowest = part.prefix();
            int highest = part.prefix() | (int) ((1L << part.bits()) - 1);
            if (from < 0) {
                from = halves.descending ? highest : lowest;
                skip = leaveOut;
            }
            to = halves.descending ? lowest : highest;
            slots.or(part.slots());
            part.changed().forEach(visit -> changed.add(visit.visit()));
        }
    }
}
