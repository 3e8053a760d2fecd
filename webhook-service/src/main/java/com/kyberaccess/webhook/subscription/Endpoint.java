package com.kyberaccess.webhook.subscription;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where a webhook's requests go and what they carry, as it lies in the database.
///
/// @param storedSecret sealed, as are the two below
/// @param previousSecret signs beside it until `previousSecretUntil`
/// @param storedHeaders null for none
/// @param ipAllowlist addresses of ours from which requests may leave; empty for any
public record Endpoint(
        UUID subscriptionId,
        String url,
        String storedSecret,
        @Nullable String previousSecret,
        @Nullable Instant previousSecretUntil,
        @Nullable String storedHeaders,
        List<String> ipAllowlist) {

    /// Never a secret, wherever this is printed.
    @Override
    public String toString() {
        return "Endpoint[" + Subscription.ID.text(subscriptionId) + "]";
    }
}
