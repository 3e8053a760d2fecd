package com.kyberaccess.webhook.delivery;

import java.util.Map;
import java.util.UUID;

/// How many more requests of a lane this process may have out.
///
/// @param webhooks of those whose room is not the default
/// @param accounts of those whose room is not the default
record Rooms(int webhookDefault, Map<UUID, Integer> webhooks, int accountDefault, Map<UUID, Integer> accounts) {

    /// The same room for every webhook, and no bound for accounts.
    static Rooms of(int webhookDefault) {
        return new Rooms(webhookDefault, Map.of(), Integer.MAX_VALUE, Map.of());
    }

    int ofWebhook(UUID webhook) {
        return webhooks.getOrDefault(webhook, webhookDefault);
    }
}
