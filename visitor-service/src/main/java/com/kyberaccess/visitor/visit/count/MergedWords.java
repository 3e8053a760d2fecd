package com.kyberaccess.visitor.visit.count;

import java.sql.SQLException;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;

/// The words of a span that is merged. After each step a visit has a bitmap of a word, or is among those that have a
/// rare one ({@link WordKind#rare}): what searches find depends on it.
interface MergedWords {
    /// Reads some of what it needs before the merge begins.
    ///
    /// @return whether there was anything to read
    boolean readMore(SegmentTable table) throws SQLException;

    /// Makes what parts had of words and rare ones what the span has.
    ///
    /// @param merged of all terms behind `after` up to `last`, the parts' bitmaps united; those of
    ///     {@link WordKind#rare} are among them whether or not parts had any
    void putIn(SegmentTable table, Map<String, RoaringBitmap> merged, String after, String last) throws SQLException;

    /// Once all words are written.
    ///
    /// @param live slots of the span
    void end(SegmentTable table, RoaringBitmap live) throws SQLException;
}
