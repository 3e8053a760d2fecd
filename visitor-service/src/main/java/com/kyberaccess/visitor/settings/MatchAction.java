package com.kyberaccess.visitor.settings;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What a match on a list does to the visit.
public enum MatchAction {
    /// A person reviews it.
    @JsonProperty("flag")
    FLAG,
    /// Entry is denied at once.
    @JsonProperty("deny")
    DENY
}
