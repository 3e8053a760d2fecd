package com.kyberaccess.webhook.account;

import java.time.Instant;
import java.util.UUID;

/// What an event of auth-service means for the projection.
sealed interface AccountChange {
    /// The account is so now.
    record Account(UUID accountId, String name, String plan, Instant at) implements AccountChange {}

    /// The team member owns the account, under this name and address.
    record Owner(UUID userId, UUID accountId, String name, String email, Instant at) implements AccountChange {}

    /// The team member does not own the account, or not any more.
    record NoOwner(UUID userId, Instant at) implements AccountChange {}
}
