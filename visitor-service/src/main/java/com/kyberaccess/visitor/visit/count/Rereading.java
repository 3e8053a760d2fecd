package com.kyberaccess.visitor.visit.count;

import java.sql.SQLException;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/// Reads the visits again, since a word that is common among all of them may have been rare in each part. One that
/// changes meanwhile does no harm: its slot does not count until it gets a new one, and the old one is dead when the
/// bitmaps are written, so that the words of a visitor who is erased meanwhile don't come back.
final class Rereading extends Merge {
    private static final String DOCUMENTS = "SELECT s.slot, %s"
            + " FROM visit_slot s JOIN visit v ON v.id = s.visit_id"
            + " WHERE s.index_id = ? AND s.slot >= ? AND s.slot < ?";
    /// Of which visits are read at once, a step.
    private static final int SLOTS = 2_048;
    /// Bitmaps that are written, a step.
    private static final int TERMS = 2_000;

    private final Segment segment = new Segment();
    private int next;

    @Nullable
    private TreeMap<String, RoaringBitmap> unwritten;

    Rereading(Span span) {
        super(span);
        next = span.start();
    }

    @Override
    boolean step(SegmentTable table) throws SQLException {
        if (next < span().end()) {
            read(table);
            return true;
        }
        if (unwritten == null) {
            unwritten = new TreeMap<>(segment.bitmaps(Levels.commonFrom(span().level())));
        }
        write(table, unwritten);
        return !unwritten.isEmpty();
    }

    private void read(SegmentTable table) throws SQLException {
        int end = Math.min(next + SLOTS, span().end());
        table.sql()
                .list(
                        DOCUMENTS.formatted(Document.columns(table.index())),
                        row -> {
                            segment.add(row.getInt(1), Document.read(row, 2));
                            return true;
                        },
                        table.index(),
                        next,
                        end);
        next = end;
    }

    private void write(SegmentTable table, TreeMap<String, RoaringBitmap> terms) throws SQLException {
        var some = new TreeMap<String, RoaringBitmap>();
        while (!terms.isEmpty() && some.size() < TERMS) {
            var first = terms.pollFirstEntry();
            some.put(first.getKey(), first.getValue());
        }
        replace(table, terms.isEmpty() ? Terms.LIVE : some.lastKey(), some);
    }
}
