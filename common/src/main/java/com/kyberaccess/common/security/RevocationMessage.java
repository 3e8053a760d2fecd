package com.kyberaccess.common.security;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.logging.Log;
import jakarta.inject.Singleton;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A message of {@link RevocationFeed#TOPIC}: `{"id", "revoked_at", "effective_at"}`, the last one only when the
/// revocation begins later than it was made. An immediate one has no time to compare, so that no replica's clock can
/// put it off.
@Singleton
public class RevocationMessage {
    private static final String EFFECTIVE_AT = "effective_at";

    private final ObjectMapper mapper;

    RevocationMessage(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    public String write(String id, Instant revokedAt, @Nullable Instant effectiveAt) {
        var message = mapper.createObjectNode().put("id", id).put("revoked_at", revokedAt.toString());
        if (effectiveAt != null) {
            message.put(EFFECTIVE_AT, effectiveAt.toString());
        }
        return message.toString();
    }

    /// From when on: what can't be read revokes at once.
    Instant effectiveAt(String value) {
        try {
            var at = mapper.readTree(value).path(EFFECTIVE_AT);
            return at.isTextual() ? Instant.parse(at.textValue()) : Instant.MIN;
        } catch (JsonProcessingException | DateTimeException e) {
            Log.warnf("revocation message is not readable, it revokes at once error=%s", e.toString());
            return Instant.MIN;
        }
    }
}
