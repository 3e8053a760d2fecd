package com.kyberaccess.visitor.visit.count;

/// Slots that follow each other.
///
/// @param start the first one
/// @param level of {@link Levels}, which tells how many
record Span(int start, int level) {
    /// The first slot behind it.
    int end() {
        return start + Levels.size(level);
    }
}
