package com.kyberaccess.emergency.presence;

import com.kyberaccess.common.security.Tenant;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// What one message does to the projection, and how far it moves it.
record Change(Effect effect, int partition, long offset, Instant eventTime) {
    enum Kind {
        ARRIVED,
        FLAGGED,
        LEFT,
        ERASED,
        CORRECTED,
        OTHER
    }

    static Change nothing(ConsumerRecord<String, String> message) {
        return of(message, Effect.other(() -> {}));
    }

    static Change of(ConsumerRecord<String, String> message, Effect effect) {
        return new Change(effect, message.partition(), message.offset(), Instant.ofEpochMilli(message.timestamp()));
    }

    /// What an event does, wherever it was read.
    ///
    /// @param tenant whose list changes, null if nobody's does
    /// @param visit who came or left, null if nobody did
    record Effect(
            Kind kind, @Nullable Tenant tenant, @Nullable UUID visit, Runnable write) {
        static Effect other(Runnable write) {
            return new Effect(Kind.OTHER, null, null, write);
        }
    }
}
