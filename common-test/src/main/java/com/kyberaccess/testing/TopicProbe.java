package com.kyberaccess.testing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/// Reads a topic from its beginning, as a stranger to the service under test.
public final class TopicProbe implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final KafkaConsumer<String, String> consumer;
    private final List<ConsumerRecord<String, String>> seen = new ArrayList<>();

    public TopicProbe(String topic) {
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", Infrastructure.kafka().bootstrapServers(), "enable.auto.commit", false),
                new StringDeserializer(),
                new StringDeserializer());
        var partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /// The first message that matches, waiting for it up to 20 s.
    public ConsumerRecord<String, String> await(Predicate<ConsumerRecord<String, String>> wanted) {
        return await(1, wanted).getFirst();
    }

    /// The first `count` messages that match, in the order read (per key: the order published), waiting up to
    /// 20 s.
    public List<ConsumerRecord<String, String>> await(int count, Predicate<ConsumerRecord<String, String>> wanted) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var found = seen.stream().filter(wanted).limit(count).toList();
            if (found.size() == count) {
                return found;
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError("%d of %d expected messages in %s, among %d read"
                        .formatted(found.size(), count, PATIENCE, seen.size()));
            }
            consumer.poll(Duration.ofMillis(100)).forEach(seen::add);
        }
    }

    /// All messages that match up to the topic's present end.
    public List<ConsumerRecord<String, String>> present(Predicate<ConsumerRecord<String, String>> wanted) {
        var ends = consumer.endOffsets(consumer.assignment());
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(Duration.ofMillis(100)).forEach(seen::add);
        }
        return seen.stream().filter(wanted).toList();
    }

    /// Publishes one message, or a tombstone if `value` is null, and waits for its acknowledgement.
    public static void publish(String topic, String key, @Nullable String value, Map<String, String> headers) {
        publish(new ProducerRecord<>(topic, key, value), headers);
    }

    /// Publishes to a partition of choice: what comes in order in one partition may come out of order across
    /// them.
    public static void publishTo(String topic, int partition, String value, Map<String, String> headers) {
        publish(new ProducerRecord<>(topic, partition, null, value), headers);
    }

    private static void publish(ProducerRecord<String, String> message, Map<String, String> headers) {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of(
                        "bootstrap.servers", Infrastructure.kafka().bootstrapServers(), "acks", "all"),
                new StringSerializer(),
                new StringSerializer())) {
            headers.forEach((name, text) -> message.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
            producer.send(message).get();
        } catch (ExecutionException | InterruptedException e) {
            throw new AssertionError("not published", e);
        }
    }

    /// A message's header as text; empty if it has none of that name.
    public static String header(ConsumerRecord<String, String> message, String name) {
        var header = message.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
