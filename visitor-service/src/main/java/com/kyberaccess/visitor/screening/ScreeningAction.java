package com.kyberaccess.visitor.screening;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What a match does to the visit.
public enum ScreeningAction {
    /// A person reviews it.
    @JsonProperty("flag")
    FLAG,
    /// Entry is denied at once.
    @JsonProperty("deny")
    DENY
}
