package com.kyberaccess.visitor.settings;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What becomes of a visit when its time has come.
public enum RetentionAction {
    @JsonProperty("none")
    NONE,
    @JsonProperty("archive")
    ARCHIVE,
    @JsonProperty("anonymise")
    ANONYMISE,
    @JsonProperty("delete")
    DELETE
}
