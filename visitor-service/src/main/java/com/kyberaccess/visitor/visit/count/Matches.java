package com.kyberaccess.visitor.visit.count;

import java.util.List;
import java.util.UUID;
import org.roaringbitmap.RoaringBitmap;

/// The visits that match, by slot; and those that have changed since they were indexed, one by one.
///
/// @param table of the index
/// @param slots of the unchanged
/// @param visits all of the tenant's, about
public record Matches(TermTable table, RoaringBitmap slots, List<Match> changed, long visits) {
    /// One that is looked up by its slot takes as long as so many that are passed on a walk.
    static final int PASSED_MEANWHILE = 6;

    /// A visit that has changed and matches now.
    record Match(Changed change, Content content) {
        UUID visit() {
            return content.visit();
        }
    }

    public int index() {
        return table.index();
    }

    /// Those of them that have changed.
    public List<UUID> changedVisits() {
        return changed.stream().map(Match::visit).toList();
    }

    public long total() {
        return slots.getLongCardinality() + changed.size();
    }
}
