package com.kyberaccess.visitor.screening;

import com.fasterxml.jackson.annotation.JsonProperty;

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
    public ScreeningAction defaultAction() {
        return this == BOLO ? ScreeningAction.DENY : ScreeningAction.FLAG;
    }
}
