package com.kyberaccess.visitor.visit.count;

import java.util.Comparator;

/// Slots that follow each other.
///
/// @param start the first one
/// @param level of {@link Levels}, which tells how many
record Span(int start, int level) implements Comparable<Span> {
    private static final Comparator<Span> ORDER =
            Comparator.comparingInt(Span::start).thenComparingInt(Span::level);

    /// The first slot behind it.
    int end() {
        return start + Levels.size(level);
    }

    boolean contains(Span other) {
        return start <= other.start && other.end() <= end();
    }

    @Override
    public int compareTo(Span other) {
        return ORDER.compare(this, other);
    }
}
