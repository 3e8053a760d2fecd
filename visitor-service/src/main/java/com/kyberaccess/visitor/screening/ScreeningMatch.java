package com.kyberaccess.visitor.screening;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An entry of a list that the visitor may be.
///
/// @param entryId the entry's id with its provider; `wle_…` for the account's own
/// @param matchedOn what was alike: of `name`, `alias` and `date_of_birth`
/// @param score how likely it is the same person, from 0.85, where hits begin, to 1 (docs/guides/screening.md)
/// @param reason why the person is on the list
/// @param action what this match does to the visit
public record ScreeningMatch(
        WatchlistKind list,
        String entryId,
        List<String> matchedOn,
        double score,
        @Nullable String reason,
        @JsonIgnore ScreeningAction action) {}
