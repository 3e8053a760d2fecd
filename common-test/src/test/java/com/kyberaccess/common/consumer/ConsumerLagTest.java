package com.kyberaccess.common.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.TopicProbe;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConsumerLagTest {
    /// One partition, which no other test of this module writes to.
    private static final String TOPIC = "kyberaccess.emergency.v1.dlq";

    private final String group = "lag-" + UUID.randomUUID();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final Map<String, Object> kafka =
            Map.of("bootstrap.servers", Infrastructure.kafka().bootstrapServers());
    private final ConsumerLag lag = new ConsumerLag(
            kafka,
            new ConsumerGroups(new SmallRyeConfigBuilder()
                    .withSources(new PropertiesConfigSource(
                            Map.of(
                                    "mp.messaging.incoming.things.topic", TOPIC,
                                    "mp.messaging.incoming.things.group.id", group),
                            "test",
                            100))
                    .build()),
            () -> "10s");

    @AfterEach
    void close() {
        lag.close(new ShutdownEvent());
    }

    @Test
    void aGroupThatIsNotThereIsBehindByAllThatThereIs() throws InterruptedException {
        // Given
        lag.register(new StartupEvent(), metrics);
        assertThat(value()).isNaN();
        lag.measure();
        var before = value();
        // When
        TopicProbe.publish(TOPIC, "a", "1", Map.of());
        TopicProbe.publish(TOPIC, "a", "2", Map.of());
        lag.measure();
        // Then
        assertThat(value()).isEqualTo(before + 2);
    }

    @Test
    void aGroupIsBehindByWhatItHasNotCommitted() throws InterruptedException {
        // Given
        lag.register(new StartupEvent(), metrics);
        TopicProbe.publish(TOPIC, "a", "1", Map.of());
        commitTheEnd();
        lag.measure();
        assertThat(value()).isZero();
        // When
        TopicProbe.publish(TOPIC, "a", "2", Map.of());
        lag.measure();
        // Then
        assertThat(value()).isEqualTo(1);
    }

    private double value() {
        return metrics.get("kyber.consumer.lag")
                .tag("group", group)
                .tag("topic", TOPIC)
                .gauge()
                .value();
    }

    private void commitTheEnd() {
        var partition = new TopicPartition(TOPIC, 0);
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of(
                        "bootstrap.servers", Infrastructure.kafka().bootstrapServers(), "group.id", group),
                new StringDeserializer(),
                new StringDeserializer())) {
            long end =
                    consumer.endOffsets(List.of(partition)).values().iterator().next();
            consumer.commitSync(Map.of(partition, new OffsetAndMetadata(end)));
        }
    }
}
