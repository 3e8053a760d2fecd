package com.kyberaccess.common.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.kyberaccess.common.consumer.PoisonMessageException;
import jakarta.inject.Singleton;

/// Events to and from their bytes. Reading is tolerant (a newer producer may send more fields), writing is compact.
@Singleton
public class EventCodec {
    private final ObjectMapper mapper;
    private final ObjectReader tolerant;

    EventCodec(ObjectMapper mapper) {
        this.mapper = mapper;
        this.tolerant = mapper.reader().without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    public JsonNode tree(Object data) {
        return mapper.valueToTree(data);
    }

    public String write(DomainEvent event) {
        try {
            return mapper.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("event can't be written type=" + event.event(), e);
        }
    }

    /// @throws PoisonMessageException if `text` is not an event with an id, a type and an account
    public DomainEvent read(String text) {
        DomainEvent event;
        try {
            event = tolerant.forType(DomainEvent.class).readValue(text);
        } catch (JsonProcessingException e) {
            throw new PoisonMessageException("not an event: " + e.getOriginalMessage(), e);
        }
        if (event == null
                || event.id() == null
                || event.event() == null
                || event.timestamp() == null
                || event.accountId() == null) {
            throw new PoisonMessageException("an event needs id, event, timestamp and account_id");
        }
        return event;
    }

    /// The event's `data` as the consumer's own record.
    ///
    /// @throws PoisonMessageException if it does not fit
    public <T> T data(DomainEvent event, Class<T> type) {
        try {
            var data = tolerant.forType(type).<T>readValue(event.data());
            if (data == null) {
                throw new PoisonMessageException("event without data: " + event.event());
            }
            return data;
        } catch (java.io.IOException e) {
            throw new PoisonMessageException("data does not fit " + event.event(), e);
        }
    }
}
