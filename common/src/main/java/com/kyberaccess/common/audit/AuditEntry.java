package com.kyberaccess.common.audit;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/// The `data` of a message on {@link AuditTrail#TOPIC}; its `event` is the action, its `timestamp` the time.
///
/// @param actor `usr_…`, `key_…`, or `system` for what no caller asked for
/// @param object the public id of what it was done to
/// @param before what was, null for what was made; neither secrets nor personal data of visitors
/// @param after what is, null for what was removed
/// @param ip the client's address as the gateway saw it, null outside of a request
/// @param requestId the `X-Request-Id`, null outside of a request
/// @param service which service tells it
@RegisterForReflection
public record AuditEntry(
        String actor,
        String object,
        @Nullable JsonNode before,
        @Nullable JsonNode after,
        @Nullable String ip,
        @Nullable String requestId,
        String service) {}
