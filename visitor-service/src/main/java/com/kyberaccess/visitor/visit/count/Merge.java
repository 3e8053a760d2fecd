package com.kyberaccess.visitor.visit.count;

import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import org.roaringbitmap.RoaringBitmap;

/// Makes one segment of the smaller ones in its span, without what has left, a few terms at a time. Slots stay as
/// they are, and what a list finds is the same after each step: it does not ask which segment a bitmap is of. The
/// live slots come last, as the last of all terms; until then the span counts as what it was, and a merge that ended
/// early is begun again.
abstract sealed class Merge permits Union, Rereading {
    private final Span span;
    private String done = "";

    Merge(Span span) {
        this.span = span;
    }

    static Merge of(Span span) {
        return Levels.isReadAgain(span.level()) ? new Rereading(span) : new Union(span);
    }

    /// Takes a tenth of a second or so.
    ///
    /// @param table in a transaction of its own, with nobody else who writes to the index
    /// @return whether there is more to do
    abstract boolean step(SegmentTable table) throws SQLException;

    Span span() {
        return span;
    }

    /// The term up to which it is made.
    String done() {
        return done;
    }

    /// Puts bitmaps in the place of all there are in the span behind {@link #done}, up to a term.
    ///
    /// @param bitmaps of every term that is to be kept; changed
    void replace(SegmentTable table, String last, Map<String, RoaringBitmap> bitmaps) throws SQLException {
        var live = table.live(span);
        var kept = new TreeMap<String, RoaringBitmap>();
        bitmaps.forEach((term, bits) -> {
            bits.and(live);
            int least = term.startsWith(Terms.WORD) ? Levels.commonFrom(span.level()) : 1;
            if (bits.getCardinality() >= least) {
                kept.put(term, bits);
            }
        });
        if (last.equals(Terms.LIVE)) {
            kept.put(Terms.LIVE, live);
        }
        table.delete(span, done, last);
        table.write(span, kept);
        done = last;
    }
}
