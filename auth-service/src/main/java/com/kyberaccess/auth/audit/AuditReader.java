package com.kyberaccess.auth.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.kyberaccess.common.audit.AuditEntry;
import com.kyberaccess.common.consumer.PoisonMessageException;
import com.kyberaccess.common.event.EventCodec;
import com.kyberaccess.common.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Kafka records as entries of the log.
@ApplicationScoped
class AuditReader {
    private final EventCodec codec;
    private final ObjectMapper mapper;

    AuditReader(EventCodec codec, ObjectMapper mapper) {
        this.codec = codec;
        this.mapper = mapper;
    }

    /// @throws PoisonMessageException if the record is no entry
    IncomingEntry read(ConsumerRecord<String, String> message) {
        var received = codec.read(message);
        var event = received.event();
        var id =
                Outbox.EVENT_ID.parse(event.id()).orElseThrow(() -> new PoisonMessageException("id is not an evt_ id"));
        var told = codec.data(event, AuditEntry.class);
        if (told.actor() == null || told.object() == null || told.service() == null) {
            throw new PoisonMessageException("an audit entry needs actor, object and service");
        }
        var entry = AuditLogEntry.of(id, event.timestamp(), event.event(), told);
        try {
            return new IncomingEntry(id, received.tenant(), entry, mapper.writeValueAsString(entry));
        } catch (JsonProcessingException e) {
            throw new PoisonMessageException("the entry can't be written", e);
        }
    }
}
