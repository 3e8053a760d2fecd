package com.kyberaccess.auth.audit;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.JsonNode;
import com.kyberaccess.common.audit.AuditEntry;
import com.kyberaccess.common.id.IdType;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// An entry of the audit log, as it is hashed and as it is served.
///
/// @param id `aud_…`
/// @param timestamp when it was done
/// @param actor `usr_…`, `key_…`, or `system`
/// @param action such as `api_key.revoked`
/// @param object the public id of what it was done to
/// @param before what was; null for what was made
/// @param after what is; null for what was removed
/// @param ip the client's address; null for what no request asked for
/// @param requestId the request's `X-Request-Id`
/// @param service which service did it
@JsonPropertyOrder({"id", "timestamp", "actor", "action", "object", "before", "after", "ip", "request_id", "service"})
public record AuditLogEntry(
        String id,
        Instant timestamp,
        String actor,
        String action,
        String object,
        @Schema(type = SchemaType.OBJECT) @Nullable JsonNode before,
        @Schema(type = SchemaType.OBJECT) @Nullable JsonNode after,
        @Nullable String ip,
        @Nullable String requestId,
        String service) {
    /// Ids of audit entries.
    static final IdType ID = new IdType("aud");

    static AuditLogEntry of(UUID id, Instant timestamp, String action, AuditEntry entry) {
        return new AuditLogEntry(
                ID.text(id),
                timestamp,
                entry.actor(),
                action,
                entry.object(),
                entry.before(),
                entry.after(),
                entry.ip(),
                entry.requestId(),
                entry.service());
    }
}
