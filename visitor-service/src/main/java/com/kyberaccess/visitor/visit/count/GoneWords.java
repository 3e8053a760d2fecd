package com.kyberaccess.visitor.visit.count;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.roaringbitmap.RoaringBitmap;

/// Takes the words of erased visits out of an index: those that no visit has any more. Somebody who came often has
/// words there that are nobody else's.
record GoneWords(TermTable table) {
    private static final String GONE = "SELECT word FROM visit_word_gone WHERE index_id = ?";
    private static final String CHANGED = """
            SELECT s.slot FROM visit_change c JOIN visit_slot s ON s.visit_id = c.visit_id
            WHERE c.index_id = ? AND s.index_id = c.index_id
            """;
    private static final List<String> FORGET = List.of(
            "DELETE FROM visit_word WHERE index_id = ? AND word = ANY (?)",
            "DELETE FROM visit_term WHERE index_id = ? AND term = ANY (?)",
            "DELETE FROM visit_word_gone WHERE index_id = ?");

    /// A word that somebody has is left: who has one without a bitmap must be among those with rare ones
    /// ({@link WordKind#rare}).
    void forget() throws SQLException {
        var sql = table.sql();
        var words = sql.list(GONE, row -> row.getString(1), table.index());
        if (words.isEmpty()) {
            return;
        }
        var living = table.bits(List.of(Terms.LIVE)).of(Terms.LIVE).clone();
        sql.list(CHANGED, row -> row.getInt(1), table.index()).forEach(living::remove);
        var bits = table.bits(words.stream().map(Terms::word).toList());
        var unused = new ArrayList<String>();
        for (var word : words) {
            if (!RoaringBitmap.intersects(bits.of(Terms.word(word)), living)) {
                unused.add(word);
            }
        }
        sql.execute(FORGET.get(0), table.index(), unused);
        sql.execute(
                FORGET.get(1), table.index(), unused.stream().map(Terms::word).toList());
        sql.execute(FORGET.get(2), table.index());
    }
}
