package com.kyberaccess.visitor.visit.count;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.roaringbitmap.RoaringBitmap;

/// Which slots have which UTC minute, while the bitmaps of a segment are made. Minutes of full hours have bitmaps:
/// those of all would be many, and have few visits each.
final class MinuteSlots {
    private static final long MINUTES_OF_HOUR = Terms.SECONDS_OF_HOUR / Terms.SECONDS_OF_MINUTE;
    /// Of a large segment more visits are a full hour: this part of all that it has.
    private static final int SHARE = 16;

    private final TreeMap<Long, RoaringBitmap> minutes = new TreeMap<>();
    private int visits;

    void add(int slot, Instant effectiveAt) {
        minutes.computeIfAbsent(
                        Math.floorDiv(effectiveAt.getEpochSecond(), Terms.SECONDS_OF_MINUTE),
                        first -> new RoaringBitmap())
                .add(slot);
        visits++;
    }

    /// By terms, the minutes of hours with so many visits.
    ///
    /// @param from the least of them
    Map<String, RoaringBitmap> bitmaps(int from) {
        int full = Math.max(from, visits / SHARE);
        var byHour = new HashMap<Long, Integer>();
        minutes.forEach((minute, slots) -> byHour.merge(hour(minute), slots.getCardinality(), Integer::sum));
        var terms = new HashMap<String, RoaringBitmap>();
        minutes.forEach((minute, slots) -> {
            if (byHour.getOrDefault(hour(minute), 0) >= full) {
                terms.put(Terms.minute(minute), slots);
            }
        });
        return terms;
    }

    private static long hour(long minute) {
        return Math.floorDiv(minute, MINUTES_OF_HOUR);
    }
}
