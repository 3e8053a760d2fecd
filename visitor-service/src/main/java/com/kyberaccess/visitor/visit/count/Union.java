package com.kyberaccess.visitor.visit.count;

import java.sql.SQLException;

/// Unites the bitmaps of each term.
final class Union extends Merge {
    Union(Span span) {
        super(span);
    }

    @Override
    boolean step(SegmentTable table) throws SQLException {
        if (done().equals(Terms.LIVE)) {
            table.forgetWordsWithoutBitmap();
            return false;
        }
        var parts = table.parts(span(), done());
        replace(table, parts.isEmpty() ? Terms.LIVE : parts.lastKey(), parts);
        return true;
    }
}
