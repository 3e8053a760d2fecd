package com.kyberaccess.visitor.visit.count;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/// The bitmaps of one index, by their terms.
///
/// @param cache what of it need not be read; null for one that writes, which may read what is never committed
record TermTable(Sql sql, int index, @Nullable TermCache cache) {
    private static final String BITS = """
            SELECT term, segment, level, CASE WHEN (term, segment, level) IN
                (SELECT * FROM unnest(?::text[], ?::int[], ?::int[])) THEN NULL ELSE bits END
            FROM visit_term WHERE index_id = ? AND term = ANY (?)
            """;
    private static final String RANGE =
            "SELECT term, bits FROM visit_term WHERE index_id = ? AND term >= ? AND term < ?";
    private static final String SIZES = """
            SELECT term, sum(cardinality) FROM visit_term WHERE index_id = ? AND term = ANY (?) GROUP BY term
            """;

    private static final String SPANS = "SELECT segment, level FROM visit_term WHERE index_id = ? AND term = ?";

    /// Without a cache.
    TermTable(Sql sql, int index) {
        this(sql, index, null);
    }

    Bits bits(Collection<String> terms) throws SQLException {
        var known = cache == null ? Map.<String, Map<Span, RoaringBitmap>>of() : cache.of(index, terms);
        var parts = parts(terms, known);
        if (cache != null) {
            parts.forEach((term, bySpan) -> cache.keep(index, term, bySpan));
        }
        return Bits.of(parts);
    }

    private Map<String, TreeMap<Span, RoaringBitmap>> parts(
            Collection<String> terms, Map<String, Map<Span, RoaringBitmap>> known) throws SQLException {
        var knownTerms = new ArrayList<String>();
        var segments = new ArrayList<Integer>();
        var levels = new ArrayList<Integer>();
        known.forEach((term, bySpan) -> bySpan.keySet().forEach(span -> {
            knownTerms.add(term);
            segments.add(span.start());
            levels.add(span.level());
        }));
        var parts = new HashMap<String, TreeMap<Span, RoaringBitmap>>();
        sql.list(
                BITS,
                row -> {
                    var term = row.getString(1);
                    var span = new Span(row.getInt(2), row.getInt(3));
                    var bytes = row.getBytes(4);
                    var bits = bytes == null
                            ? requireNonNull(known.getOrDefault(term, Map.of()).get(span))
                            : bitmap(bytes);
                    return parts.computeIfAbsent(term, first -> new TreeMap<>()).put(span, bits);
                },
                knownTerms.toArray(String[]::new),
                segments.stream().mapToInt(Integer::intValue).toArray(),
                levels.stream().mapToInt(Integer::intValue).toArray(),
                index,
                terms);
        return parts;
    }

    /// Of a term's bitmaps, in order.
    List<Span> spans(String term) throws SQLException {
        var spans = sql.list(SPANS, row -> new Span(row.getInt(1), row.getInt(2)), index, term);
        spans.sort(null);
        return spans;
    }

    /// Those that were made before there was this term.
    ///
    /// @param rare see {@link WordKind#rare}
    List<Span> spansWithout(String rare) throws SQLException {
        var having = spans(rare);
        return spans(Terms.LIVE).stream()
                .filter(span -> having.stream().noneMatch(made -> made.contains(span)))
                .toList();
    }

    /// The slots whose visits have a word of the kind that has no bitmap; dead ones may be among them.
    RoaringBitmap rare(WordKind kind) throws SQLException {
        var term = kind.rare();
        var rare = Bits.of(parts(List.of(term), Map.of())).of(term);
        for (var span : spansWithout(term)) {
            rare.add((long) span.start(), span.end());
        }
        return rare;
    }

    /// Those from `first` to before `end`, in order.
    SortedMap<String, RoaringBitmap> read(String first, String end) throws SQLException {
        return byTerm(sql.list(RANGE, TermTable::entry, index, first, end));
    }

    /// Some terms with their bitmaps.
    ///
    /// @param areAll whether there are no others
    record Some(SortedMap<String, RoaringBitmap> bitmaps, boolean areAll) {}

    /// Of those from `first` to before `end` as many as `rows` hold whole, from there or from the end on.
    Some read(String first, String end, boolean fromTheEnd, int rows) throws SQLException {
        var found = sql.list(
                RANGE + " ORDER BY term " + (fromTheEnd ? "DESC" : "ASC") + " LIMIT ?",
                TermTable::entry,
                index,
                first,
                end,
                rows);
        boolean areAll = found.size() < rows;
        if (!areAll) {
            var cut = found.getLast().getKey();
            found.removeIf(entry -> entry.getKey().equals(cut));
        }
        return new Some(byTerm(found), areAll);
    }

    private static TreeMap<String, RoaringBitmap> byTerm(List<Map.Entry<String, RoaringBitmap>> rows) {
        var bitmaps = new TreeMap<String, RoaringBitmap>();
        rows.forEach(row -> bitmaps.merge(row.getKey(), row.getValue(), (all, more) -> {
            all.or(more);
            return all;
        }));
        return bitmaps;
    }

    private static Map.Entry<String, RoaringBitmap> entry(java.sql.ResultSet row) throws SQLException {
        return Map.entry(row.getString(1), bitmap(row.getBytes(2)));
    }

    /// How many slots, dead ones included, have each of `terms`; those that none has are missing.
    Map<String, Long> sizes(Collection<String> terms) throws SQLException {
        var sizes = new HashMap<String, Long>();
        sql.list(SIZES, row -> sizes.put(row.getString(1), row.getLong(2)), index, terms);
        return sizes;
    }

    static RoaringBitmap bitmap(byte[] bytes) {
        var bits = new RoaringBitmap();
        try {
            bits.deserialize(ByteBuffer.wrap(bytes));
        } catch (IOException e) {
            throw new IllegalStateException("a bitmap can't be read", e);
        }
        return bits;
    }
}
