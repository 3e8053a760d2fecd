package com.kyberaccess.visitor.visit.count;

import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import org.roaringbitmap.RoaringBitmap;

/// The words of a span's visits, read again for a merge: one that is common among all of them may have been rare in
/// each part. A visit that changes meanwhile does no harm: its slot does not count until it gets a new one, and the old
/// one is dead when the bitmaps are written, so the words of a visitor who is erased meanwhile don't come back.
final class SpanWords {
    private static final String TEXTS = "SELECT s.slot, v.search_text"
            + " FROM visit_slot s JOIN visit v ON v.id = s.visit_id"
            + " WHERE s.index_id = ? AND s.slot >= ? AND s.slot < ?";
    private static final int SLOTS_AT_ONCE = 4_096;

    private final Span span;
    private final TreeMap<String, RoaringBitmap> words = new TreeMap<>(Terms.ORDER);
    private int next;

    SpanWords(Span span) {
        this.span = span;
        this.next = span.start();
    }

    boolean areRead() {
        return next >= span.end();
    }

    /// Reads some more.
    void read(SegmentTable table) throws SQLException {
        int end = Math.min(next + SLOTS_AT_ONCE, span.end());
        table.sql().list(TEXTS, row -> add(row.getInt(1), row.getString(2)), table.index(), next, end);
        next = end;
    }

    private boolean add(int slot, String text) {
        for (var word : Terms.wordsOf(text)) {
            words.computeIfAbsent(Terms.word(word), first -> new RoaringBitmap())
                    .add(slot);
        }
        return true;
    }

    /// Puts them in the place of those that the parts had.
    ///
    /// @param terms all behind `after` up to `last`
    void replaceIn(Map<String, RoaringBitmap> terms, String after, String last) {
        terms.keySet().removeIf(Terms::isWord);
        terms.putAll(words.subMap(after, false, last, true));
    }
}
