package com.kyberaccess.auth.link;

/// What a link lets its holder do.
public enum Purpose {
    /// Join the team, by choosing a password.
    INVITATION,
    /// Choose a new password.
    PASSWORD_RESET
}
