package com.kyberaccess.visitor.settings;

import jakarta.validation.constraints.NotNull;

/// What a match does, by list, unless the watchlist entry has an action of its own (design §6).
public record ScreeningActions(
        @NotNull(message = "Required") MatchAction sexOffender,
        @NotNull(message = "Required") MatchAction customWatchlist,
        @NotNull(message = "Required") MatchAction bolo) {
    static final ScreeningActions DEFAULT = new ScreeningActions(MatchAction.FLAG, MatchAction.FLAG, MatchAction.DENY);
}
