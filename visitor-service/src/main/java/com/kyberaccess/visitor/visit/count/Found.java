package com.kyberaccess.visitor.visit.count;

import org.jspecify.annotations.Nullable;

/// What a filter matches in one snapshot.
///
/// @param total exact
/// @param indexed which visits, where the tenant has an index
public record Found(
        long total, Condition condition, @Nullable Matches indexed) {}
