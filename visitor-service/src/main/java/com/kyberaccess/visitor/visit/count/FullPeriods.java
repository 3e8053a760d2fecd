package com.kyberaccess.visitor.visit.count;

import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;

/// Which slots are of which minute and ten seconds, while the bitmaps of a segment are made. Those of full hours have
/// bitmaps, and of full minutes: all would be many, and have few visits each.
final class FullPeriods {
    /// Of a large segment more visits make a period full: this part of all that it has.
    private static final int SHARE = 16;

    /// Periods that are parted, by their parts.
    private static final Map<Period, Period> PARTED =
            Map.of(Period.MINUTE, Period.HOUR, Period.TEN_SECONDS, Period.MINUTE);

    private final Map<Period, Map<Long, RoaringBitmap>> byNumber = new EnumMap<>(Period.class);
    private int visits;

    FullPeriods() {
        PARTED.keySet().forEach(period -> byNumber.put(period, new HashMap<>()));
    }

    void add(int slot, Instant effectiveAt) {
        byNumber.forEach(
                (period, slots) -> slots.computeIfAbsent(period.numberOf(effectiveAt), first -> new RoaringBitmap())
                        .add(slot));
        visits++;
    }

    /// By terms, the parts of what has so many visits.
    ///
    /// @param from the least of them
    Map<String, RoaringBitmap> bitmaps(int from) {
        int full = Math.max(from, visits / SHARE);
        var terms = new HashMap<String, RoaringBitmap>();
        PARTED.forEach((period, whole) -> {
            var slots = byNumber.getOrDefault(period, Map.of());
            var visitsOfWhole = new HashMap<Long, Integer>();
            slots.forEach((number, of) ->
                    visitsOfWhole.merge(whole.numberOf(period.start(number)), of.getCardinality(), Integer::sum));
            slots.forEach((number, of) -> {
                if (visitsOfWhole.getOrDefault(whole.numberOf(period.start(number)), 0) >= full) {
                    terms.put(period.term(number), of);
                }
            });
        });
        return terms;
    }
}
