package com.kyberaccess.webhook.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.kyberaccess.common.security.Tenant;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An event as it goes into the log.
///
/// @param visitorId whose personal data it has (`vis_…`), null if nobody's
/// @param body the bytes that every attempt of every delivery sends
/// @param data the event's `data`, for filters
/// @param subject the webhook that the event is about, which does not get it
/// @param traceparent of the span that takes it in, null where nobody traces
record IncomingEvent(
        UUID id,
        Tenant tenant,
        String type,
        Instant occurredAt,
        @Nullable String visitorId,
        byte[] body,
        @Nullable JsonNode data,
        @Nullable UUID subject,
        @Nullable String traceparent) {}
