package com.kyberaccess.visitor.visit.count;

import com.kyberaccess.visitor.visit.count.TermTable.Span;
import java.util.List;
import java.util.Optional;

/// How segments grow: sixteen of one level become one of the next.
final class Levels {
    private static final int[] BITS = {12, 16, 20};
    private static final int[] COMMON_FROM = {16, 32, 256};

    private Levels() {}

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
