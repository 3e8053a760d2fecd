package com.kyberaccess.emergency.staff;

import org.jspecify.annotations.Nullable;

/// What this service reads of auth-service's events (`docs/events`).
final class AccountEvents {
    static final String USER_ADDED = "user.added";
    static final String USER_CHANGED = "user.changed";
    static final String USER_REMOVED = "user.removed";

    private AccountEvents() {}

    record UserChanged(Person user) {}

    record Person(
            String id,
            @Nullable String name,
            @Nullable String email,
            @Nullable String role,
            @Nullable Boolean active) {}
}
