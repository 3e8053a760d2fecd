package com.kyberaccess.visitor.visit.count;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.postgresql.PGConnection;
import org.roaringbitmap.RoaringBitmap;

/// The segments of one index, for who writes it: nothing of it is kept, for what is read here may never be committed.
record SegmentTable(Sql sql, int index) {
    private static final String NEXT_SLOT = "SELECT next_slot FROM visit_index WHERE id = ?";
    private static final String LIVE = "SELECT segment, bits FROM visit_term WHERE index_id = ? AND term = '"
            + Terms.LIVE + "' AND segment >= ? AND segment < ?";
    private static final String LEAVE =
            "UPDATE visit_term SET bits = ?, cardinality = ? WHERE index_id = ? AND term = '" + Terms.LIVE
                    + "' AND segment = ?";
    /// In the order of the primary key: there are few rows of other spans to pass over, and many to sort.
    private static final String BY_TERM = "SET LOCAL enable_sort = off";
    private static final String PARTS = """
            SELECT term, bits FROM visit_term
            WHERE index_id = ? AND term > ? AND segment >= ? AND segment < ? ORDER BY term LIMIT ?
            """;
    private static final String DELETE =
            "DELETE FROM visit_term WHERE index_id = ? AND term > ? AND term <= ? AND segment >= ? AND segment < ?";
    private static final String DELETE_TERMS =
            "DELETE FROM visit_term WHERE index_id = ? AND term = ANY (?) AND segment >= ? AND segment < ?";
    /// As many as they are in the whole span.
    private static final String RARE_WORDS = """
            SELECT term, bits FROM (
                SELECT term, bits, sum(cardinality) OVER (PARTITION BY term) AS visits FROM visit_term
                WHERE index_id = ? AND term > ? AND term < ? AND segment >= ? AND segment < ?) word
            WHERE visits < ?
            """;
    private static final String COPY = "COPY visit_term (index_id, term, segment, level, cardinality, bits) FROM STDIN";
    private static final String WORDS =
            "INSERT INTO visit_word (index_id, word) SELECT ?, unnest(?::text[]) ON CONFLICT DO NOTHING";
    private static final String FORGET_WORDS = """
            DELETE FROM visit_word w WHERE w.index_id = ? AND NOT EXISTS (
                SELECT FROM visit_term t WHERE t.index_id = w.index_id AND t.term = '%s' || w.word)
            """.formatted(Terms.WORD);

    private static final int ROWS = 4_000;
    private static final long BYTES = 1_000_000;
    private static final int FETCHED = 100;

    /// The first slot that is not taken; empty when the index is gone.
    Optional<Integer> nextSlot() throws SQLException {
        return sql.list(NEXT_SLOT, row -> row.getInt(1), index).stream().findFirst();
    }

    List<Span> spans() throws SQLException {
        return new TermTable(sql, index).spans(Terms.LIVE);
    }

    /// Parts of a span that were made before there was this term.
    ///
    /// @param rare see {@link WordKind#rare}
    List<Span> withoutRare(Span span, String rare) throws SQLException {
        return new TermTable(sql, index)
                .spansWithout(rare).stream()
                        .filter(part -> part.start() >= span.start() && part.start() < span.end())
                        .toList();
    }

    /// Words of a span's parts, by their terms, that fewer slots of the span have, dead ones included.
    Map<String, RoaringBitmap> rareWords(Span span, int commonFrom) throws SQLException {
        sql.run(BY_TERM);
        var words = new HashMap<String, RoaringBitmap>();
        sql.list(
                RARE_WORDS,
                row -> {
                    var slots = words.computeIfAbsent(row.getString(1), first -> new RoaringBitmap());
                    slots.or(TermTable.bitmap(row.getBytes(2)));
                    return slots;
                },
                index,
                Terms.WORD,
                Terms.WORDS_END,
                span.start(),
                span.end(),
                commonFrom);
        return words;
    }

    /// Takes slots out of the live ones.
    void leave(RoaringBitmap slots) throws SQLException {
        if (slots.isEmpty()) {
            return;
        }
        for (var segment : live(0, Integer.MAX_VALUE).entrySet()) {
            var live = segment.getValue();
            if (RoaringBitmap.intersects(live, slots)) {
                live.andNot(slots);
                live.runOptimize();
                sql.execute(LEAVE, bytes(live), live.getCardinality(), index, segment.getKey());
            }
        }
    }

    /// Those of a span.
    RoaringBitmap live(Span span) throws SQLException {
        var live = new RoaringBitmap();
        live(span.start(), span.end()).values().forEach(live::or);
        return live;
    }

    private Map<Integer, RoaringBitmap> live(int from, int end) throws SQLException {
        var live = new TreeMap<Integer, RoaringBitmap>();
        sql.list(LIVE, row -> live.put(row.getInt(1), TermTable.bitmap(row.getBytes(2))), index, from, end);
        return live;
    }

    /// The next terms of a span behind one, in their order, each whole, as many as are a megabyte or so.
    SequencedMap<String, RoaringBitmap> parts(Span span, String after) throws SQLException {
        sql.run(BY_TERM);
        var terms = new LinkedHashMap<String, RoaringBitmap>();
        try (var select = sql.connection().prepareStatement(PARTS)) {
            select.setFetchSize(FETCHED);
            sql.bind(select, List.of(index, after, span.start(), span.end(), ROWS));
            try (var rows = select.executeQuery()) {
                long size = 0;
                int count = 0;
                while (rows.next()) {
                    var term = rows.getString(1);
                    if (size > BYTES && !terms.containsKey(term)) {
                        return terms;
                    }
                    var bytes = rows.getBytes(2);
                    terms.computeIfAbsent(term, first -> new RoaringBitmap()).or(TermTable.bitmap(bytes));
                    size += bytes.length;
                    count++;
                }
                if (count == ROWS) {
                    terms.pollLastEntry();
                }
            }
        }
        return terms;
    }

    /// Bitmaps of a span, and the words among them, so that searches find those.
    void write(Span span, Map<String, RoaringBitmap> bitmaps) throws SQLException {
        var lines = new StringBuilder();
        var words = new ArrayList<String>();
        bitmaps.forEach((term, bits) -> {
            bits.runOptimize();
            lines.append(line(span, term, bits));
            if (Terms.isWord(term)) {
                words.add(term.substring(Terms.WORD.length()));
            }
        });
        try {
            sql.connection().unwrap(PGConnection.class).getCopyAPI().copyIn(COPY, new StringReader(lines.toString()));
        } catch (IOException e) {
            throw new SQLException("bitmaps not written", e);
        }
        sql.execute(WORDS, index, words);
    }

    private String line(Span span, String term, RoaringBitmap bits) {
        return String.join(
                        "\t",
                        String.valueOf(index),
                        term.replace("\\", "\\\\"),
                        String.valueOf(span.start()),
                        String.valueOf(span.level()),
                        String.valueOf(bits.getCardinality()),
                        "\\\\x" + HexFormat.of().formatHex(bytes(bits)))
                + "\n";
    }

    /// Those of a span with terms behind one, up to another.
    void delete(Span span, String after, String last) throws SQLException {
        sql.execute(DELETE, index, after, last, span.start(), span.end());
    }

    /// Those of a span with these terms.
    void delete(Span span, Collection<String> terms) throws SQLException {
        sql.execute(DELETE_TERMS, index, terms, span.start(), span.end());
    }

    /// Words that were common in a smaller segment and are not in the larger one: every search looks at each word.
    void forgetWordsWithoutBitmap() throws SQLException {
        sql.execute(FORGET_WORDS, index);
    }

    private static byte[] bytes(RoaringBitmap bits) {
        var bytes = new byte[bits.serializedSizeInBytes()];
        bits.serialize(ByteBuffer.wrap(bytes));
        return bytes;
    }
}
