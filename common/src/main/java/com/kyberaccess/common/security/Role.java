package com.kyberaccess.common.security;

/// A team member's role (design §4).
public enum Role {
    OWNER,
    ADMIN,
    MANAGER,
    FRONT_DESK,
    VIEW_ONLY
}
