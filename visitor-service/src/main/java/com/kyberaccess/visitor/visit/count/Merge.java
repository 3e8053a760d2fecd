package com.kyberaccess.visitor.visit.count;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/// Makes one segment of the smaller ones in its span, without what has left, a few terms at a time. Slots stay as
/// they are, and what a list finds is the same after each step: it does not ask which segment a bitmap is of. The
/// live slots come last, as the last of all terms; until then the span counts as what it was, and a merge that ended
/// early is begun again.
final class Merge {
    private final Span span;

    @Nullable
    private final SpanWords words;

    /// The term up to which it is made.
    private String done = "";

    /// @param words null to unite those of the parts like every other term
    private Merge(Span span, @Nullable SpanWords words) {
        this.span = span;
        this.words = words;
    }

    static Merge of(Span span) {
        return new Merge(span, Levels.isReadAgain(span.level()) ? new SpanWords(span) : null);
    }

    /// Takes a tenth of a second or so.
    ///
    /// @param table in a transaction of its own, with nobody else who writes to the index
    /// @return whether there is more to do
    boolean step(SegmentTable table) throws SQLException {
        if (words != null && !words.areRead()) {
            words.read(table);
            return true;
        }
        var terms = table.parts(span, done);
        var last = terms.isEmpty() ? Terms.LIVE : terms.lastEntry().getKey();
        if (words != null) {
            words.replaceIn(terms, done, last);
        }
        replace(table, last, terms);
        if (!last.equals(Terms.LIVE)) {
            return true;
        }
        if (words == null) {
            table.forgetWordsWithoutBitmap();
        }
        return false;
    }

    /// Puts bitmaps in the place of all there are in the span behind {@link #done}, up to a term.
    ///
    /// @param bitmaps of every term that is to be kept; changed
    private void replace(SegmentTable table, String last, Map<String, RoaringBitmap> bitmaps) throws SQLException {
        var live = table.live(span);
        var kept = new HashMap<String, RoaringBitmap>();
        bitmaps.forEach((term, bits) -> {
            bits.and(live);
            if (bits.getCardinality() >= (Terms.isWord(term) ? Levels.commonFrom(span.level()) : 1)) {
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
