package com.kyberaccess.visitor.visit.count;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.roaringbitmap.RoaringBitmap;

/// The words of a span's visits, read again for a merge: one that is common among all of them may have been rare in
/// each part. A visit that changes meanwhile does no harm: its slot does not count until it gets a new one, and the old
/// one is dead when the bitmaps are written, so the words of a visitor who is erased meanwhile don't come back.
final class SpanWords implements MergedWords {
    private static final String TEXTS = "SELECT s.slot, v.search_text"
            + " FROM visit_slot s JOIN visit v ON v.id = s.visit_id"
            + " WHERE s.index_id = ? AND s.slot >= ? AND s.slot < ?";
    private static final int SLOTS_AT_ONCE = 4_096;

    private final Span span;
    private final WordSlots words = new WordSlots();
    private final TreeMap<String, RoaringBitmap> terms = new TreeMap<>(Terms.ORDER);
    private int next;

    SpanWords(Span span) {
        this.span = span;
        this.next = span.start();
    }

    @Override
    public boolean readMore(SegmentTable table) throws SQLException {
        if (next >= span.end()) {
            return false;
        }
        int end = Math.min(next + SLOTS_AT_ONCE, span.end());
        table.sql().list(TEXTS, row -> add(row.getInt(1), row.getString(2)), table.index(), next, end);
        next = end;
        return true;
    }

    /// @param text of the slot's visit
    boolean add(int slot, String text) {
        words.add(slot, text);
        return true;
    }

    private NavigableMap<String, RoaringBitmap> terms() {
        if (terms.isEmpty()) {
            terms.putAll(words.bitmaps(Levels.commonFrom(span.level())));
        }
        return terms;
    }

    @Override
    public void putIn(SegmentTable table, Map<String, RoaringBitmap> merged, String after, String last) {
        putIn(merged, after, last);
    }

    /// What was rare in a part stays so until the words that are common now have been written.
    void putIn(Map<String, RoaringBitmap> merged, String after, String last) {
        merged.keySet().removeIf(Terms::isWord);
        terms().subMap(after, false, last, true)
                .forEach((term, slots) -> merged.merge(term, slots.clone(), (some, more) -> {
                    some.or(more);
                    return some;
                }));
    }

    @Override
    public void end(SegmentTable table, RoaringBitmap live) throws SQLException {
        var rare = new HashMap<>(terms());
        rare.keySet().removeIf(term -> !Terms.isRare(term));
        rare.values().forEach(slots -> slots.and(live));
        table.delete(span, rare.keySet());
        table.write(span, rare);
    }
}
