package com.kyberaccess.common.outbox;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A row of `outbox` that is not written yet.
///
/// @param traceparent of the span that appended it
record PendingRow(
        UUID id,
        String topic,
        String key,
        String type,
        @Nullable String payload,
        String mode,
        Instant at,
        @Nullable String traceparent) {
    /// In UTF-8, a character of a Java string becomes three bytes at most.
    private static final int BYTES_A_CHARACTER = 3;

    boolean isLargerThan(int bytes) {
        return payload != null
                && payload.length() > bytes / BYTES_A_CHARACTER
                && payload.getBytes(StandardCharsets.UTF_8).length > bytes;
    }
}
