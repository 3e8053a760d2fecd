package com.kyberaccess.webhook.intake;

import com.kyberaccess.common.security.Tenant;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An event as it goes into the log.
///
/// @param visitorId whose personal data it has (`vis_…`), null if nobody's
/// @param body the bytes that every attempt of every delivery sends
record IncomingEvent(
        UUID id,
        Tenant tenant,
        String type,
        Instant occurredAt,
        @Nullable String visitorId,
        byte[] body) {}
