package com.kyberaccess.visitor.visit.count;

import com.kyberaccess.visitor.visit.count.TermTable.Span;
import java.util.List;
import java.util.Optional;

/// How segments grow: eight of one level become one of the next, sixteen the largest.
final class Levels {
    private static final int[] BITS = {10, 13, 16, 20};
    private static final int[] COMMON_FROM = {8, 8, 4, 64};

    /// Of a segment of changes.
    static final int FLUSHED = 0;
    /// Of a segment of an index that is built.
    static final int BUILT = 2;

    private Levels() {}

    /// Whether a merge reads the visits again: a word that is common among them may have been rare in each part.
    static boolean isReadAgain(int level) {
        return level == BUILT;
    }

    /// Slots of a segment.
    static int size(int level) {
        return 1 << BITS[level];
    }

    /// How many visits of a segment a word must have to get a bitmap.
    static int commonFrom(int level) {
        return COMMON_FROM[level];
    }

    /// The span of the next level that all of its segments are there of, if there is one: the lowest level
    /// first.
    ///
    /// @param next the first slot that is not taken
    static Optional<Span> full(List<Span> spans, int next) {
        for (int level = 0; level + 1 < BITS.length; level++) {
            int size = size(level + 1);
            for (var span : spans) {
                int start = span.start() / size * size;
                if (span.level() == level && start + (long) size <= next) {
                    return Optional.of(new Span(start, level + 1));
                }
            }
        }
        return Optional.empty();
    }
}
