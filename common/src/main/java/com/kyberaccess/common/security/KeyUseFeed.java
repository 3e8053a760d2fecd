package com.kyberaccess.common.security;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.DefaultBean;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/// Reports key uses to auth-service over Kafka. Repeating a report changes nothing: the latest use stands.
@ApplicationScoped
@DefaultBean
class KeyUseFeed implements KeyUseReporter {
    static final String TOPIC = "kyberaccess.key-uses.v1";
    /// Keeps a message far below the broker's 1 MiB.
    private static final int KEYS_PER_MESSAGE = 2_000;

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final KafkaProducer<String, String> producer;
    private final ObjectMapper mapper;
    private List<Future<RecordMetadata>> sent = List.of();

    KeyUseFeed(KafkaProducer<String, String> producer, ObjectMapper mapper) {
        this.producer = producer;
        this.mapper = mapper;
    }

    @RegisterForReflection
    record Message(Map<String, Instant> uses) {}

    @Override
    public synchronized void report(Map<String, Instant> uses) {
        // During an outage the producer holds what it was given; a copy every few seconds would only fill it.
        if (!sent.stream().allMatch(Future::isDone)) {
            throw new IllegalStateException("Kafka has not taken the last report of key uses yet");
        }
        var sending = new ArrayList<Future<RecordMetadata>>();
        var rest = List.copyOf(uses.entrySet());
        for (int from = 0; from < rest.size(); from += KEYS_PER_MESSAGE) {
            var some = rest.subList(from, Math.min(rest.size(), from + KEYS_PER_MESSAGE));
            sending.add(producer.send(new ProducerRecord<>(TOPIC, write(some))));
        }
        sent = sending;
        sending.forEach(KeyUseFeed::await);
    }

    private String write(List<Map.Entry<String, Instant>> uses) {
        try {
            return mapper.writeValueAsString(new Message(Map.ofEntries(uses.toArray(Map.Entry[]::new))));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("key uses can't be written", e);
        }
    }

    private static void await(Future<RecordMetadata> message) {
        try {
            message.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reporting key uses", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Kafka does not take the report of key uses", e);
        }
    }
}
