package com.kyberaccess.visitor.screening;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How the screening of a visitor ended.
///
/// @param results null where the account has no screening
/// @param alert null unless there was a match or a list that could not be searched
public record ScreeningReport(
        Verdict verdict,
        @Nullable ScreeningResults results,
        @Nullable ScreeningAlert alert) {
    /// What follows for the visit.
    public enum Verdict {
        CLEARED,
        NOT_RUN,
        FLAGGED,
        DENIED
    }

    /// The account has no screening (contract, article 2, *Troubleshooting*).
    public static ScreeningReport off() {
        return new ScreeningReport(Verdict.NOT_RUN, null, null);
    }

    /// Nobody looked.
    public static ScreeningReport notRun() {
        return new ScreeningReport(Verdict.NOT_RUN, ScreeningResults.NOT_RUN, null);
    }

    /// Somebody who is on site already has come onto a list.
    ///
    /// @param before how the screening at the check-in ended; null where there was none
    /// @param matches not empty
    public static ScreeningReport later(@Nullable ScreeningResults before, List<ScreeningMatch> matches, Instant at) {
        var lists =
                matches.stream().map(ScreeningMatch::list).distinct().sorted().toList();
        var results = (before == null ? ScreeningResults.NOT_RUN : before).withHits(lists);
        return new ScreeningReport(Verdict.FLAGGED, results, ScreeningAlert.of(Verdict.FLAGGED, lists, matches, at));
    }

    /// Whether the alert tells of a match on this list.
    public boolean hit(WatchlistKind list) {
        return alert != null
                && results != null
                && alert.lists().contains(list)
                && results.of(list) == ScreeningOutcome.HIT;
    }
}
