package com.kyberaccess.visitor.settings;

/// What a match on a list does to the visit.
public enum MatchAction {
    /// A person reviews it.
    FLAG,
    /// Entry is denied at once.
    DENY
}
