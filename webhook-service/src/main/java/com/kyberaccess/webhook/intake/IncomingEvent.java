package com.kyberaccess.webhook.intake;

import com.kyberaccess.common.security.Tenant;
import java.time.Instant;
import java.util.UUID;

/// An event as it goes into the log.
///
/// @param body the bytes that every attempt of every delivery sends
record IncomingEvent(UUID id, Tenant tenant, String type, Instant occurredAt, byte[] body) {}
