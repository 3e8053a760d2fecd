package com.kyberaccess.visitor.visit.count;

import com.kyberaccess.visitor.visit.count.TermTable.Span;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.roaringbitmap.RoaringBitmap;

/// Makes one segment of the smaller ones in its span, without what has left. Slots stay as they are.
///
/// On one level it reads the visits again ({@link Levels#isReadAgain}). A visit that has changed meanwhile does
/// no harm: its slot does not count until it gets a new one.
record Merge(TermTable table, Span span) {
    private static final String DOCUMENTS = "SELECT s.slot, %s"
            + " FROM visit_slot s JOIN visit v ON v.id = s.visit_id"
            + " WHERE s.index_id = ? AND s.slot >= ? AND s.slot < ?";
    private static final String PARTS = """
            SELECT term, bits FROM visit_term WHERE index_id = ? AND segment >= ? AND segment < ? ORDER BY term
            """;
    private static final String DELETE = "DELETE FROM visit_term WHERE index_id = ? AND segment >= ? AND segment < ?";
    private static final int ROWS = 1_000;
    private static final long BATCH = 4_000_000;

    void run() throws SQLException {
        if (Levels.isReadAgain(span.level())) {
            readAgain();
        } else {
            unite();
        }
    }

    private int end() {
        return span.start() + Levels.size(span.level());
    }

    private void readAgain() throws SQLException {
        var segment = new Segment();
        table.sql()
                .list(
                        DOCUMENTS.formatted(Document.columns(table.index())),
                        row -> {
                            segment.add(row.getInt(1), Document.read(row, 2));
                            return true;
                        },
                        table.index(),
                        span.start(),
                        end());
        table.sql().execute(DELETE, table.index(), span.start(), end());
        // Without any visit left there would be nothing that tells of the span: its slots are all dead, and it may go.
        table.write(span, segment);
    }

    private void unite() throws SQLException {
        var live = table.bits(Terms.LIVE).all();
        try (var parts = table.sql().connection().prepareStatement(PARTS)) {
            parts.setFetchSize(ROWS);
            table.sql().bind(parts, java.util.List.of(table.index(), span.start(), end()));
            try (var rows = parts.executeQuery()) {
                table.sql().execute(DELETE, table.index(), span.start(), end());
                var out = new TreeMap<String, RoaringBitmap>();
                long size = 0;
                while (rows.next()) {
                    var term = rows.getString(1);
                    if (size > BATCH && !out.containsKey(term)) {
                        write(out, live);
                        size = 0;
                    }
                    var bytes = rows.getBytes(2);
                    size += bytes.length;
                    out.merge(term, TermTable.bitmap(bytes), (all, more) -> {
                        all.or(more);
                        return all;
                    });
                }
                write(out, live);
            }
        }
        if (span.level() > Levels.BUILT) {
            table.forgetWordsWithoutBitmap();
        }
    }

    private void write(Map<String, RoaringBitmap> out, RoaringBitmap live) throws SQLException {
        var kept = new HashMap<String, RoaringBitmap>();
        out.forEach((term, bits) -> {
            bits.and(live);
            int least = term.startsWith(Terms.WORD) ? Levels.commonFrom(span.level()) : 1;
            if (bits.getCardinality() >= least || term.equals(Terms.LIVE)) {
                kept.put(term, bits);
            }
        });
        table.write(span, kept);
        out.clear();
    }
}
