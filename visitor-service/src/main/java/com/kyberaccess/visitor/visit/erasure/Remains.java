package com.kyberaccess.visitor.visit.erasure;

/// What is left of a visit when the visitor's data has been erased.
public enum Remains {
    /// Nothing.
    NOTHING,
    /// A visit of nobody: its location, host, times, badge and status, so that it still counts.
    ANONYMOUS
}
