package com.kyberaccess.common.security;

/// What a key may do (contract, article 1, *Generating API Keys*).
public enum Scope {
    /// Retrieve data.
    READ_ONLY,
    /// Retrieve, create, update and delete.
    READ_WRITE,
    /// Chosen endpoints and methods.
    CUSTOM
}
