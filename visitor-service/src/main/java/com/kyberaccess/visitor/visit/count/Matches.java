package com.kyberaccess.visitor.visit.count;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.roaringbitmap.RoaringBitmap;

/// The visits that match, by slot; and those that have changed since they were indexed, one by one.
///
/// @param table of the index
/// @param slots of the unchanged
/// @param visits all of the tenant's, about
public record Matches(TermTable table, RoaringBitmap slots, List<Changed> changed, long visits) {
    /// A visit that matches now.
    public record Changed(UUID visit, Instant effectiveAt) {}

    public int index() {
        return table.index();
    }

    public long total() {
        return slots.getLongCardinality() + changed.size();
    }
}
