package com.kyberaccess.visitor.screening;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An entry of a list that the visitor may be.
///
/// @param entryId the entry's id with its provider; `wle_…` for the account's own
/// @param matchedOn what was alike: `name` or `alias`
/// @param score 0 to 1
/// @param reason why the person is on the list
/// @param action what this match does to the visit
public record ScreeningMatch(
        WatchlistKind list,
        String entryId,
        List<String> matchedOn,
        double score,
        @Nullable String reason,
        @JsonIgnore ScreeningAction action) {}
