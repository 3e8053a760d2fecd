package com.kyberaccess.webhook.subscription;

import java.util.UUID;

/// Fired in the transaction that deletes a webhook, after its row is gone: whoever keeps something of it removes it
/// in the same transaction (contract, article 3: *All delivery history for this webhook is also deleted*).
public record WebhookDeleted(UUID subscriptionId) {}
