package com.kyberaccess.visitor.screening;

import java.util.Collection;
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

    ScreeningResults withHits(Collection<WatchlistKind> lists) {
        return new ScreeningResults(
                lists.contains(WatchlistKind.SEX_OFFENDER) ? ScreeningOutcome.HIT : sexOffender,
                lists.contains(WatchlistKind.CUSTOM) ? ScreeningOutcome.HIT : customWatchlist,
                lists.contains(WatchlistKind.BOLO) ? ScreeningOutcome.HIT : bolo);
    }

    ScreeningOutcome of(WatchlistKind list) {
        return switch (list) {
            case SEX_OFFENDER -> sexOffender;
            case CUSTOM -> customWatchlist;
            case BOLO -> bolo;
        };
    }

    private static ScreeningOutcome outcome(Map<WatchlistKind, ScreeningOutcome> outcomes, WatchlistKind list) {
        return outcomes.getOrDefault(list, ScreeningOutcome.NOT_RUN);
    }
}
