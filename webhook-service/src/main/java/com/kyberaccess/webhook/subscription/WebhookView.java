package com.kyberaccess.webhook.subscription;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A webhook as its owner sees it.
///
/// @param id `whk_…`
/// @param status `active`, `paused` or `disabled`
/// @param disabledReason why, if it is disabled
/// @param consecutiveFailures failed attempts since the last that succeeded; 100 disable it
/// @param filter null for none
/// @param headers what looks like a credential is shown as `********`
/// @param previousSecretUntil until when the secret before signs too; null if none does
/// @param signingSecret `whsec_…`, in the answer to its creation and to its rotation, and never again
public record WebhookView(
        String id,
        String name,
        String url,
        @Nullable String description,
        List<String> events,
        WebhookStatus status,
        @Nullable DisabledReason disabledReason,
        @Nullable Instant disabledAt,
        @Nullable Instant pausedAt,
        int consecutiveFailures,
        @Nullable Map<String, Object> filter,
        Map<String, String> headers,
        boolean ordered,
        List<String> ipAllowlist,
        @Nullable Instant previousSecretUntil,
        Instant createdAt,
        Instant updatedAt,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "Only in the answers to creation and rotation")
        @Nullable
        String signingSecret) {}
