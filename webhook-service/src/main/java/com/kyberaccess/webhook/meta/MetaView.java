package com.kyberaccess.webhook.meta;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What integrators must know of this installation.
///
/// @param version of the software
/// @param egressAddresses from which webhooks are sent, for firewalls
/// @param choosableAddresses those that a webhook's `ip_allowlist` may name
/// @param plans limits by plan
public record MetaView(
        String version,
        List<String> egressAddresses,
        List<String> choosableAddresses,
        Map<String, PlanLimits> plans,
        WebhookLimits webhooks) {

    /// @param maxWebhooks null for no limit
    public record PlanLimits(
            int requestsPerMinute, @Nullable Integer maxWebhooks, int webhookEventsPerSecond) {}

    /// @param retryDelaysSeconds after each failed attempt
    /// @param deadlineSeconds for a response, from the connection to the end of its body
    /// @param maxResponseBytes how much of a response's body is kept
    public record WebhookLimits(List<Long> retryDelaysSeconds, long deadlineSeconds, int maxResponseBytes) {}
}
