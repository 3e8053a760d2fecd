package com.kyberaccess.visitor.visit.count;

import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import org.roaringbitmap.RoaringBitmap;

/// Finds a text anywhere in names, addresses and companies. Up to three letters have a bitmap. A longer text is
/// in some of the visits that have all of its grams: in those that have a common word with the text in it, and
/// in those of the others where reading them shows it.
///
/// @param text folded
/// @param few visits that are read sooner than more bitmaps are
record TextSearch(TermTable table, String text, int few) {
    private static final String WORDS = "SELECT word FROM visit_word WHERE index_id = ? AND word LIKE ? ESCAPE '\\'"
            + " ORDER BY length(word), word";
    private static final String WITH_TEXT = """
            SELECT s.slot FROM unnest(?::int[]) AS wanted (slot)
            JOIN visit_slot s ON s.index_id = ? AND s.slot = wanted.slot
            JOIN visit v ON v.id = s.visit_id
            WHERE v.search_text LIKE ? ESCAPE '\\'
            """;
    private static final int GRAMS = 40;
    private static final int RAREST = 4;
    private static final int WORDS_AT_FIRST = 8;
    private static final int READ_AT_ONCE = 10_000;

    /// Those of `slots` whose visits have the text.
    ///
    /// @param slots the search's own: changed
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
        if (text.codePoints().count() <= Terms.GRAM) {
            return found;
        }
        var unsure = withoutCommonWord(found);
        found.andNot(unsure);
        if (unsure.getCardinality() > few) {
            unsure = withRareWord(unsure);
        }
        if (unsure.getCardinality() > few && byRarity.size() > RAREST) {
            unsure = narrow(unsure, byRarity.subList(RAREST, byRarity.size()));
        }
        found.or(read(unsure));
        return found;
    }

    private RoaringBitmap narrow(RoaringBitmap slots, List<String> grams) throws SQLException {
        var bits = table.bits(grams);
        grams.forEach(gram -> slots.and(bits.of(gram)));
        return slots;
    }

    /// Those of `slots` in whose common words the text is not. The shorter a word, the more visits have it: an address'
    /// last part, a name; soon few are left, and the thousand longer words need not be looked at.
    private RoaringBitmap withoutCommonWord(RoaringBitmap slots) throws SQLException {
        var left = slots.clone();
        if (left.getCardinality() <= few) {
            return left;
        }
        var words = table.sql().list(WORDS, row -> Terms.word(row.getString(1)), table.index(), pattern());
        int from = 0;
        for (int size = WORDS_AT_FIRST; from < words.size() && left.getCardinality() > few; size *= 4) {
            int end = Math.min(words.size(), from + size);
            table.bits(words.subList(from, end)).byTerm().values().forEach(left::andNot);
            from = end;
        }
        return left;
    }

    /// Those of `slots`, in none of whose common words the text is, that may have it in another.
    private RoaringBitmap withRareWord(RoaringBitmap slots) throws SQLException {
        var kind = WordKind.of(text);
        if (kind.isPresent()) {
            slots.and(table.rare(kind.get()));
        }
        return slots;
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
