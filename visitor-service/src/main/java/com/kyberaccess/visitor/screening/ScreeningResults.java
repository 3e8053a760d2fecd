package com.kyberaccess.visitor.screening;

import java.util.Map;

/// The outcome by list (contract, article 2, *Check In a Visitor*).
public record ScreeningResults(ScreeningOutcome sexOffender, ScreeningOutcome customWatchlist, ScreeningOutcome bolo) {
    static final ScreeningResults NOT_RUN =
            new ScreeningResults(ScreeningOutcome.NOT_RUN, ScreeningOutcome.NOT_RUN, ScreeningOutcome.NOT_RUN);

    static ScreeningResults of(Map<WatchlistKind, ScreeningOutcome> outcomes) {
        return new ScreeningResults(
                outcome(outcomes, WatchlistKind.SEX_OFFENDER),
                outcome(outcomes, WatchlistKind.CUSTOM),
                outcome(outcomes, WatchlistKind.BOLO));
    }

    private static ScreeningOutcome outcome(Map<WatchlistKind, ScreeningOutcome> outcomes, WatchlistKind list) {
        return outcomes.getOrDefault(list, ScreeningOutcome.NOT_RUN);
    }
}
