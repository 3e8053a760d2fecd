package com.kyberaccess.visitor.visit.count;

import java.sql.SQLException;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;

/// The words that the parts of a span have, without those that are rare in the larger one. Who has one of those is
/// written down before its bitmap goes; the number of slots that decides, dead ones included, is the same then.
record UnitedWords(Span span) implements MergedWords {
    @Override
    public boolean readMore(SegmentTable table) {
        return false;
    }

    @Override
    public void putIn(SegmentTable table, Map<String, RoaringBitmap> merged, String after, String last)
            throws SQLException {
        int commonFrom = Levels.commonFrom(span.level());
        if (merged.keySet().stream().anyMatch(Terms::isRare)) {
            table.rareWords(span, commonFrom).forEach((word, slots) -> Terms.kindOf(word)
                    .map(kind -> merged.get(kind.rare()))
                    .ifPresent(rare -> rare.or(slots)));
        }
        merged.entrySet()
                .removeIf(entry ->
                        Terms.isWord(entry.getKey()) && entry.getValue().getCardinality() < commonFrom);
    }

    @Override
    public void end(SegmentTable table, RoaringBitmap live) throws SQLException {
        table.forgetWordsWithoutBitmap();
    }
}
