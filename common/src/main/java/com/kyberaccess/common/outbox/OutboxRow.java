package com.kyberaccess.common.outbox;

import com.kyberaccess.common.event.EventHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/// A row of `outbox`, and the Kafka record that it becomes: CloudEvents attributes in the headers (Kafka binding,
/// binary mode).
record OutboxRow(
        long seq,
        UUID id,
        String topic,
        String key,
        String type,
        @Nullable String payload,
        String mode,
        Instant at,
        @Nullable String traceparent) {

    /// @param step of the trace that the record carries on; null where there is none
    ProducerRecord<String, String> message(String source, @Nullable String step) {
        var message = new ProducerRecord<String, String>(topic, key, payload);
        header(message, "ce_specversion", "1.0");
        header(message, "ce_id", Outbox.EVENT_ID.text(id));
        header(message, "ce_type", type);
        header(message, "ce_source", source);
        header(message, "ce_subject", key);
        header(message, "ce_time", at.toString());
        header(message, EventHeaders.MODE, mode);
        if (step != null) {
            header(message, EventHeaders.TRACEPARENT, step);
        }
        return message;
    }

    private static void header(ProducerRecord<String, String> message, String name, String value) {
        message.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
