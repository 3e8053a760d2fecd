package com.kyberaccess.webhook.subscription;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.kyberaccess.webhook.signing.SigningSecret;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A webhook as its owner sees it.
///
/// @param id `whk_…`
/// @param signingSecret `whsec_…`, in the answer to its creation and never again
public record WebhookView(
        String id,
        String name,
        String url,
        @Nullable String description,
        List<String> events,
        WebhookStatus status,
        Instant createdAt,
        Instant updatedAt,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "Only in the answer to the webhook's creation")
        @Nullable
        String signingSecret) {

    static WebhookView of(Subscription subscription) {
        return of(subscription, null);
    }

    static WebhookView of(Subscription subscription, @Nullable SigningSecret secret) {
        return new WebhookView(
                Subscription.ID.text(subscription.id()),
                subscription.name(),
                subscription.url(),
                subscription.description(),
                subscription.events(),
                subscription.status(),
                subscription.createdAt(),
                subscription.updatedAt(),
                secret == null ? null : secret.text());
    }
}
