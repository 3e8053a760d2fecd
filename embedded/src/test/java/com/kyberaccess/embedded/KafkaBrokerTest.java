package com.kyberaccess.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KafkaBrokerTest {

    @SuppressWarnings("NullAway.Init")
    private static KafkaBroker broker;

    @BeforeAll
    static void start() {
        broker = KafkaBroker.temporary().start();
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void deliversWhatIsSentAndKeepsItOverAnOutage() throws Exception {
        // Given
        broker.createTopics();
        send(Topics.VISITOR, "before");

        // When
        broker.stop();
        assertThat(FreePort.isFree(broker.port())).isTrue();
        broker.start();
        send(Topics.VISITOR, "after");

        // Then
        assertThat(read(Topics.VISITOR, 2)).containsExactly("before", "after");
    }

    @Test
    void makesTheSystemsTopicsOnceHoweverOftenAsked() throws Exception {
        // When
        broker.createTopics();
        broker.createTopics();

        // Then
        try (Admin admin = admin()) {
            assertThat(admin.listTopics().names().get())
                    .contains(
                            "kyberaccess.account.v1",
                            "kyberaccess.visitor.v1",
                            "kyberaccess.emergency.v1",
                            "kyberaccess.key-revocations.v1",
                            "kyberaccess.key-uses.v1",
                            "kyberaccess.account.v1.dlq",
                            "kyberaccess.visitor.v1.dlq",
                            "kyberaccess.emergency.v1.dlq",
                            "kyberaccess.key-revocations.v1.dlq",
                            "kyberaccess.key-uses.v1.dlq");
            assertThat(admin.describeTopics(List.of(Topics.VISITOR))
                            .allTopicNames()
                            .get())
                    .hasEntrySatisfying(Topics.VISITOR, topic -> assertThat(topic.partitions())
                            .hasSize(3));
        }
    }

    @Test
    void keepsEventsForSevenDaysAndRevocationsForGood() throws Exception {
        // Given
        broker.createTopics();

        // When
        var events = settings(Topics.VISITOR);
        var revocations = settings(Topics.KEY_REVOCATIONS);

        // Then
        assertThat(events)
                .containsEntry("cleanup.policy", "delete")
                .containsEntry("retention.ms", Long.toString(Duration.ofDays(7).toMillis()))
                .containsEntry("segment.ms", Long.toString(Duration.ofHours(1).toMillis()));
        assertThat(revocations).containsEntry("cleanup.policy", "compact");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "snappy", "lz4", "zstd"})
    void takesWhatAClientCompressed(String compression) {
        // Given
        broker.createTopics();

        // Then
        assertThatCode(() -> send(Topics.EMERGENCY, "x".repeat(10_000), compression))
                .doesNotThrowAnyException();
    }

    @Test
    void makesNoTopicOnDemand() {
        assertThatThrownBy(() -> send("nobody.made.it", "lost"))
                .isInstanceOfAny(ExecutionException.class, TimeoutException.class);
    }

    @Test
    void saysThatItsPortIsTaken(@TempDir Path directory) {
        try (KafkaBroker second = new KafkaBroker(directory, broker.port())) {
            assertThatThrownBy(second::start)
                    .isInstanceOf(EmbeddedServerException.class)
                    .hasMessage("Kafka cannot start: port " + broker.port() + " is taken");
        }
    }

    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    }

    private Map<String, String> settings(String topic) throws Exception {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try (Admin admin = admin()) {
            return admin.describeConfigs(List.of(resource)).all().get().values().stream()
                    .flatMap(config -> config.entries().stream())
                    .collect(Collectors.toMap(ConfigEntry::name, entry -> String.valueOf(entry.value())));
        }
    }

    private void send(String topic, String value) throws Exception {
        send(topic, value, "none");
    }

    private void send(String topic, String value, String compression) throws Exception {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                broker.bootstrapServers(),
                "max.block.ms",
                5_000,
                "delivery.timeout.ms",
                5_000,
                "request.timeout.ms",
                4_000,
                "compression.type",
                compression,
                "key.serializer",
                StringSerializer.class,
                "value.serializer",
                StringSerializer.class);
        try (var producer = new KafkaProducer<String, String>(settings)) {
            assertThat(producer.send(new ProducerRecord<>(topic, "vis_1", value))
                            .get(10, TimeUnit.SECONDS))
                    .isNotNull();
        }
    }

    private List<String> read(String topic, int count) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                broker.bootstrapServers(),
                "group.id",
                "test",
                "auto.offset.reset",
                "earliest",
                "key.deserializer",
                StringDeserializer.class,
                "value.deserializer",
                StringDeserializer.class);
        var values = new ArrayList<String>();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        try (var consumer = new KafkaConsumer<String, String>(settings)) {
            consumer.subscribe(List.of(topic));
            while (values.size() < count && System.nanoTime() < deadline) {
                for (ConsumerRecord<String, String> message : consumer.poll(Duration.ofMillis(200))) {
                    values.add(message.value());
                }
            }
        }
        return values;
    }
}
