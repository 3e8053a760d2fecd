package com.kyberaccess.common.consumer;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/// Parks a poison message on `<topic>.dlq`, with its headers, where it came from and why.
@ApplicationScoped
public class DeadLetters {
    public static final String SUFFIX = ".dlq";

    private final KafkaProducer<String, String> producer;
    private final MeterRegistry metrics;

    DeadLetters(KafkaProducer<String, String> producer, MeterRegistry metrics) {
        this.producer = producer;
        this.metrics = metrics;
    }

    /// Returns when the broker has the message. Throws if it could not be parked: then it must not be acknowledged
    /// either.
    public void park(ConsumerRecord<String, String> message, String consumer, PoisonMessageException reason) {
        var letter = new ProducerRecord<>(message.topic() + SUFFIX, message.key(), message.value());
        message.headers().forEach(letter.headers()::add);
        header(letter, "dead_letter_reason", String.valueOf(reason.getMessage()));
        header(letter, "dead_letter_consumer", consumer);
        header(letter, "dead_letter_topic", message.topic());
        header(letter, "dead_letter_partition", String.valueOf(message.partition()));
        header(letter, "dead_letter_offset", String.valueOf(message.offset()));
        try {
            producer.send(letter).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while parking a message", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a poison message could not be parked", e.getCause());
        }
        metrics.counter("kyber.dead_letters", "topic", message.topic(), "consumer", consumer)
                .increment();
        Log.errorf(
                "message parked topic=%s partition=%d offset=%d consumer=%s reason=%s",
                message.topic(), message.partition(), message.offset(), consumer, reason.getMessage());
    }

    private static void header(ProducerRecord<String, String> message, String name, String value) {
        message.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
