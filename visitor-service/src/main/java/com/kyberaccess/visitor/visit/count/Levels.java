package com.kyberaccess.visitor.visit.count;

import java.util.List;
import java.util.Optional;

/// How segments grow. Levels have the numbers that the database knows them by; that is not the order of their size.
final class Levels {
    private static final int[] BITS = {10, 13, 16, 20, 18, 22};
    private static final int[] COMMON_FROM = {8, 8, 4, 64, 4, 64};

    /// Of a segment of changes.
    static final int FLUSHED = 0;
    /// Of a segment of an index that is built.
    static final int BUILT = 2;

    /// What segments are made: small ones first, since the larger need them; then the largest, for what becomes one of
    /// them need not become anything between.
    private static final int[] MADE = {1, BUILT, 5, 3, 4};

    private Levels() {}

    /// Whether a merge reads the visits' texts again: a word that is common among them may have been rare in each part.
    static boolean isReadAgain(int level) {
        return BITS[level] <= BITS[BUILT];
    }

    /// Slots of a segment.
    static int size(int level) {
        return 1 << BITS[level];
    }

    /// How many visits of a segment a word must have to get a bitmap.
    static int commonFrom(int level) {
        return COMMON_FROM[level];
    }

    /// A span whose segments can become one, if there is any.
    ///
    /// @param from the first slot that it may have
    /// @param next the first slot that is not taken
    /// @param most slots that it may have
    static Optional<Span> full(List<Span> spans, int from, int next, int most) {
        var parts = List.copyOf(spans);
        for (int level : MADE) {
            long size = size(level);
            var becoming = parts.stream()
                    .filter(part -> BITS[part.level()] < BITS[level])
                    .filter(part -> start(part, size) >= from && start(part, size) + size <= next)
                    .toList();
            if (!becoming.isEmpty() && size <= most) {
                return Optional.of(new Span((int) start(becoming.getFirst(), size), level));
            }
            parts = parts.stream().filter(part -> !becoming.contains(part)).toList();
        }
        return Optional.empty();
    }

    /// Of the span of that size that has a part.
    private static long start(Span part, long size) {
        return part.start() / size * size;
    }
}
