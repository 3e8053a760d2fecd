package com.kyberaccess.common.security;

/// A team member's role (design §4), the most powerful first: each may do all that the ones after it may.
/// {@link AccessTable} says what that is.
public enum Role {
    OWNER,
    ADMIN,
    MANAGER,
    FRONT_DESK,
    VIEW_ONLY;

    /// Whether this role may do what `least` may.
    public boolean atLeast(Role least) {
        return compareTo(least) <= 0;
    }
}
