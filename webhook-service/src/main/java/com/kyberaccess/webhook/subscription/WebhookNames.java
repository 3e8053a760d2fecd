package com.kyberaccess.webhook.subscription;

import com.kyberaccess.common.security.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/// What webhooks are called.
@ApplicationScoped
public class WebhookNames {
    private final SubscriptionRepository subscriptions;

    WebhookNames(SubscriptionRepository subscriptions) {
        this.subscriptions = subscriptions;
    }

    /// The webhook's name; its id where it is being deleted.
    @Transactional(Transactional.TxType.MANDATORY)
    public String of(Tenant tenant, UUID webhook) {
        return subscriptions
                .byId(tenant, webhook)
                .map(Subscription::name)
                .orElseGet(() -> Subscription.ID.text(webhook));
    }
}
