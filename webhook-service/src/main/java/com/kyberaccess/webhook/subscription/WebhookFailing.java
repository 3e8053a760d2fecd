package com.kyberaccess.webhook.subscription;

import com.kyberaccess.common.security.Tenant;
import java.time.Instant;
import java.util.UUID;

/// Fired in the transaction that records a webhook's 50th, 75th or 90th failure in a row.
///
/// @param consecutiveFailures which of them was reached
/// @param disabledAfter how many disable it
public record WebhookFailing(
        UUID subscriptionId, Tenant tenant, int consecutiveFailures, int disabledAfter, Instant at) {}
