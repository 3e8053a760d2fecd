package com.kyberaccess.visitor.visit.count;

import com.kyberaccess.visitor.visit.VisitFilter.Order;
import com.kyberaccess.visitor.visit.count.Marks.Place;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/// Where in an order by name or company a part of a list lies. The bits of the visits' ranks halve the matches again
/// and again until few are left, so that it does not matter how deep the part is, nor how far apart the matches are.
///
/// @param matches of the first rank that is needed and those behind it, as many as are
/// @param skip how many of those come before the part
/// @param from no match of the part comes before this rank in the list
public record RankWindow(Matches matches, long skip, int from) {

    /// @param after where the part begins, at or behind that place; null for the beginning of the list
    /// @param offset matches to leave out; only without `after`
    /// @param few matches that may be looked at one by one; there are more where a rank has grown
    public static RankWindow of(
            Matches matches, Order order, boolean descending, @Nullable Place after, long offset, int limit, int few)
            throws SQLException {
        var marks = Marks.of(matches);
        var halves = new Halves(matches.table(), order, descending);
        var all = new Part(matches.slots(), marks.ranked(order, matches.changed()), Marks.BITS, 0);
        var picked = new Picked(halves, few);
        if (after == null) {
            picked.take(all, offset, limit);
        } else {
            // Of the place's own rank any number may lie before it.
            var place = halves.find(all, marks.rank(order, after));
            picked.take(all, place.before(), place.count() + limit);
        }
        return new RankWindow(
                new Matches(matches.table(), picked.slots, picked.changed, matches.visits()),
                after == null ? picked.skip : 0,
                picked.from);
    }

    /// Where the part may begin in the table: the first place of its first rank, or the first one that is behind it
    /// in a descending list.
    public @Nullable Place limit(Order order, boolean descending) throws SQLException {
        return Marks.of(matches).place(order, descending ? from + 1 : from).orElse(null);
    }

    /// A visit that has changed since it was indexed, and its rank now.
    record Ranked(Matches.Changed visit, int rank) {}

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

    /// Takes parts in two by the next bit of their ranks.
    private static final class Halves {
        private static final int BY_SPAN = 10_000;

        private final TermTable table;
        private final Order order;
        private final boolean descending;
        private final Map<Integer, Bits> bits = new HashMap<>();
        private final Map<Integer, RoaringBitmap> united = new HashMap<>();

        Halves(TermTable table, Order order, boolean descending) {
            this.table = table;
            this.order = order;
            this.descending = descending;
        }

        Part first(Part part) throws SQLException {
            return half(part, descending);
        }

        Part second(Part part) throws SQLException {
            return half(part, !descending);
        }

        private Part half(Part part, boolean set) throws SQLException {
            int bit = part.bits() - 1;
            var with = with(part.slots(), bit);
            return new Part(
                    set ? with : RoaringBitmap.andNot(part.slots(), with),
                    part.changed().stream()
                            .filter(visit -> (visit.rank() >> bit & 1) == 1 == set)
                            .toList(),
                    bit,
                    set ? part.prefix() | 1 << bit : part.prefix());
        }

        /// Of few slots span by span. For many, which are taken in two several times by the same bit, its bitmaps are
        /// put together first.
        private RoaringBitmap with(RoaringBitmap slots, int bit) throws SQLException {
            var known = bits.get(bit);
            if (known == null) {
                known = table.bits(Terms.rank(order, bit));
                bits.put(bit, known);
            }
            if (slots.getLongCardinality() <= BY_SPAN) {
                return known.of(slots);
            }
            var all = united.get(bit);
            if (all == null) {
                all = known.all();
                united.put(bit, all);
            }
            return RoaringBitmap.and(slots, all);
        }

        OfRank find(Part all, int rank) throws SQLException {
            long before = 0;
            var part = all;
            while (part.bits() > 0 && part.count() > 0) {
                boolean set = (rank >> part.bits() - 1 & 1) == 1;
                var of = half(part, set);
                before += set == descending ? 0 : part.count() - of.count();
                part = of;
            }
            return new OfRank(before, part.count());
        }
    }

    /// Gathers what is needed, in the order of the list.
    private static final class Picked {
        private final Halves halves;
        private final int few;
        private final RoaringBitmap slots = new RoaringBitmap();
        private final List<Matches.Changed> changed = new ArrayList<>();
        private long skip;
        private int from = -1;

        Picked(Halves halves, int few) {
            this.halves = halves;
            this.few = few;
        }

        void take(Part part, long leaveOut, long needed) throws SQLException {
            if (part.count() <= few || part.bits() == 0) {
                add(part, leaveOut);
                return;
            }
            var first = halves.first(part);
            long ofFirst = Math.min(needed, first.count() - leaveOut);
            if (ofFirst > 0) {
                take(first, leaveOut, ofFirst);
            }
            if (ofFirst < needed) {
                take(halves.second(part), Math.max(0, leaveOut - first.count()), needed - Math.max(0, ofFirst));
            }
        }

        private void add(Part part, long leaveOut) {
            if (from < 0) {
                from = halves.descending ? part.prefix() | (1 << part.bits()) - 1 : part.prefix();
                skip = leaveOut;
            }
            slots.or(part.slots());
            part.changed().forEach(visit -> changed.add(visit.visit()));
        }
    }
}
