package com.kyberaccess.webhook.subscription;

import com.kyberaccess.webhook.filter.FilterCodec;
import com.kyberaccess.webhook.header.CustomHeaders;
import com.kyberaccess.webhook.header.HeaderVault;
import com.kyberaccess.webhook.signing.SigningSecret;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/// Webhooks as their owners see them.
@Singleton
class WebhookViews {
    private final HeaderVault headers;
    private final FilterCodec filters;
    private final Clock clock;

    WebhookViews(HeaderVault headers, FilterCodec filters, Clock clock) {
        this.headers = headers;
        this.filters = filters;
        this.clock = clock;
    }

    WebhookView of(Subscription subscription) {
        return of(subscription, null);
    }

    /// @param secret to be shown, this once
    WebhookView of(Subscription subscription, @Nullable SigningSecret secret) {
        var filter = filters.read(subscription.filter());
        var overlap = subscription.previousSecretUntil();
        return new WebhookView(
                Subscription.ID.text(subscription.id()),
                subscription.name(),
                subscription.url(),
                subscription.description(),
                subscription.events(),
                subscription.status(),
                subscription.disabledReason(),
                subscription.disabledAt(),
                subscription.pausedAt(),
                subscription.consecutiveFailures(),
                filter == null ? null : filter.conditions(),
                headers(subscription).masked(),
                subscription.ordered(),
                subscription.ipAllowlist(),
                overlap != null && overlap.isAfter(clock.instant()) ? overlap : null,
                subscription.createdAt(),
                subscription.updatedAt(),
                secret == null ? null : secret.text());
    }

    /// As the audit log shows it.
    WebhookState state(Subscription subscription) {
        return WebhookState.of(subscription, headers(subscription));
    }

    CustomHeaders headers(Subscription subscription) {
        return headers.open(subscription.storedHeaders(), subscription.id());
    }
}
