package com.kyberaccess.emergency.lockdown;

/// How a location is locked down (design §6). Both stop check-ins; staff is told to act differently.
public enum LockdownLevel {
    /// Outer doors closed, life inside goes on.
    SOFT,
    /// Everybody takes shelter behind locked doors.
    HARD
}
