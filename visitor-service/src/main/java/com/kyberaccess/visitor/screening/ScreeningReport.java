package com.kyberaccess.visitor.screening;

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

    public boolean hit(WatchlistKind list) {
        return alert != null && alert.matches().stream().anyMatch(match -> match.list() == list);
    }
}
