package com.kyberaccess.webhook.subscription;

import com.kyberaccess.common.security.Tenant;
import java.time.Instant;
import java.util.UUID;

/// Fired in the transaction that disables a webhook, once each time: the notices are written in the same transaction.
public record WebhookDisabled(UUID subscriptionId, Tenant tenant, DisabledReason reason, Instant at) {}
