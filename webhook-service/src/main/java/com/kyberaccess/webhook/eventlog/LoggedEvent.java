package com.kyberaccess.webhook.eventlog;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// An event as webhooks send it (contract, article 3, *Webhook Payload Format*).
///
/// @param position where it stands in the log
public record LoggedEvent(
        String id,
        String event,
        Instant timestamp,

        @Schema(type = SchemaType.OBJECT, implementation = Object.class)
        JsonNode data,

        String accountId,
        @JsonIgnore LogPosition position) {}
