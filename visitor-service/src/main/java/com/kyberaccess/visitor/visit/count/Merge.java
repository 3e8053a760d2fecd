package com.kyberaccess.visitor.visit.count;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;

/// Makes one segment of the smaller ones in its span, without what has left, a few terms at a time. Slots stay as
/// they are, and what a list finds is the same after each step: it does not ask which segment a bitmap is of. The
/// live slots come last, as the last of all terms; until then the span counts as what it was, and a merge that ended
/// early is begun again.
final class Merge {
    private final Span span;
    private final MergedWords words;

    /// The term up to which it is made.
    private String done = "";

    private Merge(Span span, MergedWords words) {
        this.span = span;
        this.words = words;
    }

    static Merge of(Span span) {
        return new Merge(span, Levels.isReadAgain(span.level()) ? new SpanWords(span) : new UnitedWords(span));
    }

    /// Takes a tenth of a second or so; where it comes to rare words, as long as it takes to read the span's words.
    ///
    /// @param table in a transaction of its own, with nobody else who writes to the index
    /// @return whether there is more to do
    boolean step(SegmentTable table) throws SQLException {
        if (words.readMore(table)) {
            return true;
        }
        var terms = table.parts(span, done);
        var last = terms.isEmpty() ? Terms.LIVE : terms.lastEntry().getKey();
        addRare(table, terms, last);
        words.putIn(table, terms, done, last);
        var live = table.live(span);
        replace(table, last, terms, live);
        if (!last.equals(Terms.LIVE)) {
            return true;
        }
        words.end(table, live);
        return false;
    }

    /// Of parts that were made before there were such terms, each visit may have a rare word.
    private void addRare(SegmentTable table, Map<String, RoaringBitmap> terms, String last) throws SQLException {
        for (var kind : WordKind.values()) {
            var term = kind.rare();
            if (Terms.ORDER.compare(term, done) > 0 && Terms.ORDER.compare(term, last) <= 0) {
                var rare = terms.computeIfAbsent(term, first -> new RoaringBitmap());
                table.withoutRare(span, term).forEach(part -> rare.add((long) part.start(), part.end()));
            }
        }
    }

    /// Puts bitmaps in the place of all there are in the span behind {@link #done}, up to a term.
    ///
    /// @param bitmaps of every term that is to be kept; changed
    private void replace(SegmentTable table, String last, Map<String, RoaringBitmap> bitmaps, RoaringBitmap live)
            throws SQLException {
        var kept = new HashMap<String, RoaringBitmap>();
        bitmaps.forEach((term, bits) -> {
            bits.and(live);
            if (!bits.isEmpty() || Terms.isRare(term)) {
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
