package com.kyberaccess.auth.apikey;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.kyberaccess.common.consumer.DeadLetters;
import com.kyberaccess.common.consumer.PoisonMessageException;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.faulttolerance.api.ExponentialBackoff;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// The other services' reports of which keys they have seen. A report that comes twice changes nothing.
@ApplicationScoped
class KeyUseConsumer {
    private static final String NAME = "auth-service";
    private static final TypeReference<Map<String, Instant>> USES = new TypeReference<>() {};

    private final LastUses lastUses;
    private final DeadLetters deadLetters;
    private final ObjectMapper mapper;

    KeyUseConsumer(LastUses lastUses, DeadLetters deadLetters, ObjectMapper mapper) {
        this.lastUses = lastUses;
        this.deadLetters = deadLetters;
        this.mapper = mapper;
    }

    @Incoming("key-uses")
    @Blocking
    @Retry(maxRetries = -1, delay = 200, maxDuration = 0)
    @ExponentialBackoff(maxDelay = 5_000)
    void consume(ConsumerRecords<String, String> batch) {
        var uses = new HashMap<String, Instant>();
        for (var message : batch) {
            try {
                read(message)
                        .forEach((key, at) -> uses.merge(key, at, (one, other) -> one.isAfter(other) ? one : other));
            } catch (PoisonMessageException e) {
                deadLetters.park(message, NAME, e);
            }
        }
        lastUses.report(uses);
    }

    private Map<String, Instant> read(ConsumerRecord<String, String> message) {
        try {
            var uses = mapper.readTree(message.value() == null ? "" : message.value())
                    .path("uses");
            if (!uses.isObject()) {
                throw new PoisonMessageException("a report of key uses needs the object uses");
            }
            return mapper.convertValue(uses, USES);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new PoisonMessageException("not a report of key uses", e);
        }
    }
}
