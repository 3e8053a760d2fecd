package com.kyberaccess.visitor.visit.count;

import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import org.roaringbitmap.FastAggregation;
import org.roaringbitmap.RoaringBitmap;

/// Finds a text anywhere in names, addresses and companies. Up to three letters have a bitmap. A longer text is
/// in some of the visits that have all of its grams: in those that have a common word with the text in it, and
/// in those of the others where reading them shows it.
///
/// @param text folded
record TextSearch(TermTable table, String text) {
    private static final String WORDS = "SELECT word FROM visit_word WHERE index_id = ? AND word LIKE ? ESCAPE '\\'";
    private static final String WITH_TEXT = """
            SELECT s.slot FROM unnest(?::int[]) AS wanted (slot)
            JOIN visit_slot s ON s.index_id = ? AND s.slot = wanted.slot
            JOIN visit v ON v.id = s.visit_id
            WHERE v.search_text LIKE ? ESCAPE '\\'
            """;
    private static final int GRAMS = 40;
    private static final int RAREST = 4;
    /// So many are read sooner than more bitmaps are.
    private static final int FEW = 500;

    private static final int READ_AT_ONCE = 10_000;

    /// Those of `slots` whose visits have the text.
    RoaringBitmap in(RoaringBitmap slots) throws SQLException {
        if (text.isEmpty()) {
            return slots;
        }
        var grams = Terms.gramsOf(text, GRAMS);
        var sizes = table.sizes(grams);
        if (sizes.size() < grams.size()) {
            return new RoaringBitmap();
        }
        var byRarity = grams.stream().sorted(Comparator.comparing(sizes::get)).toList();
        var found = narrow(slots, byRarity.subList(0, Math.min(RAREST, byRarity.size())));
        if (text.length() <= Terms.GRAM) {
            return found;
        }
        if (found.getCardinality() > FEW && byRarity.size() > RAREST) {
            found = narrow(found, byRarity.subList(RAREST, byRarity.size()));
        }
        if (found.getCardinality() <= FEW) {
            return read(found);
        }
        var sure = RoaringBitmap.and(found, withCommonWord());
        found.andNot(sure);
        sure.or(read(found));
        return sure;
    }

    private RoaringBitmap narrow(RoaringBitmap slots, List<String> grams) throws SQLException {
        for (var bits : table.read(grams).values()) {
            slots.and(bits);
        }
        return slots;
    }

    private RoaringBitmap withCommonWord() throws SQLException {
        var words = table.sql().list(WORDS, row -> Terms.word(row.getString(1)), table.index(), pattern());
        return words.isEmpty()
                ? new RoaringBitmap()
                : FastAggregation.or(table.read(words).values().iterator());
    }

    private RoaringBitmap read(RoaringBitmap slots) throws SQLException {
        var found = new RoaringBitmap();
        var wanted = slots.toArray();
        for (int i = 0; i < wanted.length; i += READ_AT_ONCE) {
            var part = java.util.Arrays.copyOfRange(wanted, i, Math.min(wanted.length, i + READ_AT_ONCE));
            table.sql()
                    .list(WITH_TEXT, row -> row.getInt(1), part, table.index(), pattern())
                    .forEach(found::add);
        }
        return found;
    }

    private String pattern() {
        return "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}
