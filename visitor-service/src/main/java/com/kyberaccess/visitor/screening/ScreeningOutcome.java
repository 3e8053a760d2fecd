package com.kyberaccess.visitor.screening;

import com.fasterxml.jackson.annotation.JsonProperty;

/// How the search of one list ended.
public enum ScreeningOutcome {
    @JsonProperty("clear")
    CLEAR,
    @JsonProperty("hit")
    HIT,
    @JsonProperty("not_run")
    NOT_RUN,
    /// The list could not be searched, which flags the visit: nobody is cleared silently.
    @JsonProperty("error")
    ERROR
}
