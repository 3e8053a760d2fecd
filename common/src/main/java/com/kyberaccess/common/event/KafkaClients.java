package com.kyberaccess.common.event;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.StringSerializer;

/// The one Kafka producer of a service. Idempotent, every replica acknowledges, and a record that was accepted into its
/// buffer never expires: during an outage it waits, so that no later event of the same aggregate can overtake it.
@Dependent
class KafkaClients {
    private static final Duration MAX_BLOCK = Duration.ofSeconds(5);
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(5);

    @Produces
    @Singleton
    KafkaProducer<String, String> producer(@Identifier("default-kafka-broker") Map<String, Object> defaults) {
        var config = new HashMap<>(defaults);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) REQUEST_TIMEOUT.toMillis());
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, MAX_BLOCK.toMillis());
        config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        config.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000L);
        config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        return new KafkaProducer<>(config, new StringSerializer(), new StringSerializer());
    }

    /// What is unacknowledged stays in the outbox: there is nothing to wait for.
    void close(@Disposes KafkaProducer<String, String> producer) {
        producer.close(Duration.ofSeconds(1));
    }
}
