package com.kyberaccess.webhook.subscription;

import com.kyberaccess.webhook.header.CustomHeaders;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A webhook in the audit log: of its URL, which may hold a credential, the host; of its headers the names.
record WebhookState(
        String name,
        String host,
        List<String> events,
        WebhookStatus status,
        boolean filtered,
        Set<String> headers,
        boolean ordered,
        List<String> ipAllowlist) {

    static WebhookState of(Subscription subscription, CustomHeaders headers) {
        return new WebhookState(
                subscription.name(),
                String.valueOf(URI.create(subscription.url()).getHost()),
                subscription.events(),
                subscription.status(),
                subscription.filter() != null,
                headers.values().keySet(),
                subscription.ordered(),
                subscription.ipAllowlist());
    }

    /// What there is to say of a webhook's secret.
    record SecretState(@Nullable Integer overlapSeconds) {}
}
