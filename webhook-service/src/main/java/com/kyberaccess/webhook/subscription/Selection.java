package com.kyberaccess.webhook.subscription;

import com.fasterxml.jackson.databind.JsonNode;
import com.kyberaccess.webhook.filter.EventFilter;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which events a webhook gets.
///
/// @param events types and wildcards
public record Selection(List<String> events, @Nullable EventFilter filter) {
    private static final String ABOUT_WEBHOOKS = "webhook.";

    public static boolean isAboutWebhooks(String type) {
        return type.startsWith(ABOUT_WEBHOOKS);
    }

    /// The webhook that an event is about. It is for the account's others: one that fails must not fail on that too.
    public static Optional<UUID> subject(String type, @Nullable JsonNode data) {
        return isAboutWebhooks(type) && data != null
                ? Subscription.ID.parse(data.path("webhook").path("id").asText())
                : Optional.empty();
    }

    /// Whether an event of a chosen type is for `webhook`.
    public boolean wants(String type, JsonNode data, UUID webhook) {
        return subject(type, data).filter(webhook::equals).isEmpty() && (filter == null || filter.matches(type, data));
    }
}
