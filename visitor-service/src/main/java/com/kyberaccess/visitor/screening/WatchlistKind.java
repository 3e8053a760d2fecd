package com.kyberaccess.visitor.screening;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.kyberaccess.visitor.settings.MatchAction;
import com.kyberaccess.visitor.settings.ScreeningActions;

/// The three lists (contract, article 2, *screening_results*).
public enum WatchlistKind {
    @JsonProperty("sex_offender")
    SEX_OFFENDER,
    @JsonProperty("custom")
    CUSTOM,
    /// Be on the look-out: people who must not come in.
    @JsonProperty("bolo")
    BOLO;

    /// What a match does unless the entry says otherwise (design §6).
    public ScreeningAction action(ScreeningActions settings) {
        var chosen =
                switch (this) {
                    case SEX_OFFENDER -> settings.sexOffender();
                    case CUSTOM -> settings.customWatchlist();
                    case BOLO -> settings.bolo();
                };
        return chosen == MatchAction.DENY ? ScreeningAction.DENY : ScreeningAction.FLAG;
    }
}
