package com.kyberaccess.common.event;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.kyberaccess.common.consumer.PoisonMessageException;
import com.kyberaccess.common.security.Mode;
import com.kyberaccess.common.security.Tenant;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;

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

    /// A {@link DomainEvent} whose data are still what the producer made.
    @JsonPropertyOrder({"id", "event", "timestamp", "data", "account_id"})
    @RegisterForReflection
    record Outgoing(String id, String event, Instant timestamp, Object data, String accountId) {}

    /// The bytes of an event, in one pass from the producer's record.
    ///
    /// @param data becomes the event's `data`
    /// @param account `acc_…`
    public String write(String id, String type, Instant at, Object data, String account) {
        try {
            return mapper.writeValueAsString(new Outgoing(id, type, at, data, account));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("event can't be written type=" + type, e);
        }
    }

    public String write(DomainEvent event) {
        try {
            return mapper.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("event can't be written type=" + event.event(), e);
        }
    }

    /// @throws PoisonMessageException if the message is no event with an id, a type and an account, or names no
    ///     known mode
    public ReceivedEvent read(ConsumerRecord<String, String> message) {
        if (message.value() == null) {
            throw new PoisonMessageException("a message without a body");
        }
        var event = read(message.value());
        var account = Tenant.ACCOUNT_ID
                .parse(event.accountId())
                .orElseThrow(() -> new PoisonMessageException("account_id is not an acc_ id"));
        return new ReceivedEvent(event, new Tenant(account, mode(message)));
    }

    private static Mode mode(ConsumerRecord<String, String> message) {
        var header = message.headers().lastHeader(EventHeaders.MODE);
        return header == null
                ? Mode.LIVE
                : Mode.of(new String(header.value(), StandardCharsets.UTF_8))
                        .orElseThrow(() -> new PoisonMessageException("kyber_mode is neither live nor sandbox"));
    }

    private DomainEvent read(String text) {
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
        } catch (IOException e) {
            throw new PoisonMessageException("data does not fit " + event.event(), e);
        }
    }
}
