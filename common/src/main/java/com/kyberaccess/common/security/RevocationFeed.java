package com.kyberaccess.common.security;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/// Follows the compacted topic of revocations. Every replica reads all of it: from the beginning at start (not ready
/// before that), then as it grows, so that a revocation is known everywhere well within a second. No consumer group,
/// nothing committed. A key is an id, a value a
/// {@link RevocationMessage}; a null value (tombstone) lifts a revocation that no token can
/// outlive any more.
@ApplicationScoped
public class RevocationFeed {
    public static final String TOPIC = "kyberaccess.key-revocations.v1";
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration BROKER_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);
    private static final Duration STOP = Duration.ofSeconds(2);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final Map<String, Object> kafka;
    private final Revocations revocations;
    private final RevocationMessage messages;
    private volatile boolean running = true;
    private volatile boolean caughtUp;
    private volatile long lastContact = System.nanoTime();
    private volatile @Nullable KafkaConsumer<String, String> open;
    private @Nullable Thread thread;

    RevocationFeed(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            Revocations revocations,
            RevocationMessage messages) {
        this.kafka = kafka;
        this.revocations = revocations;
        this.messages = messages;
    }

    /// Whether all revocations published before this replica started are known.
    public boolean caughtUp() {
        return caughtUp;
    }

    /// Seconds since Kafka last answered: revocations of that time may be missing here.
    public double ageSeconds() {
        return (System.nanoTime() - lastContact) / (double) TimeUnit.SECONDS.toNanos(1);
    }

    void start(@Observes StartupEvent event, MeterRegistry metrics) {
        Gauge.builder("kyber.revocation.feed.age.seconds", this, RevocationFeed::ageSeconds)
                .description("Time since the revocation topic was last read; alarm above 30")
                .register(metrics);
        thread = Thread.ofPlatform().name("revocation-feed").daemon().start(this::run);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        running = false;
        var consumer = open;
        if (consumer != null) {
            consumer.wakeup();
        }
        if (thread != null && !thread.join(STOP)) {
            thread.interrupt();
        }
    }

    private void run() {
        String said = null;
        while (running) {
            try (var consumer = new KafkaConsumer<>(config(), new StringDeserializer(), new StringDeserializer())) {
                open = consumer;
                follow(consumer);
            } catch (WakeupException | InterruptException e) {
                return;
            } catch (KafkaException e) {
                if (!Objects.equals(said, e.getMessage())) {
                    said = e.getMessage();
                    Log.warnf("revocation feed interrupted, it is tried again every second error=%s", said);
                }
                if (!pause()) {
                    return;
                }
            }
        }
    }

    private void follow(KafkaConsumer<String, String> consumer) {
        var partitions = partitions(consumer);
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        var target = consumer.endOffsets(partitions, BROKER_TIMEOUT);
        long heartbeat = System.nanoTime();
        while (running) {
            var records = consumer.poll(POLL);
            records.forEach(message -> {
                if (message.value() == null) {
                    revocations.remove(message.key());
                } else {
                    revocations.add(message.key(), messages.effectiveAt(message.value()));
                }
            });
            if (!caughtUp) {
                caughtUp =
                        target.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
            }
            if (!records.isEmpty()) {
                lastContact = System.nanoTime();
            } else if (System.nanoTime() - heartbeat > HEARTBEAT.toNanos()) {
                // An idle poll says nothing about the broker; this asks it.
                consumer.endOffsets(partitions, BROKER_TIMEOUT);
                heartbeat = System.nanoTime();
                lastContact = heartbeat;
            }
        }
    }

    private static List<TopicPartition> partitions(KafkaConsumer<String, String> consumer) {
        List<PartitionInfo> found = consumer.partitionsFor(TOPIC, BROKER_TIMEOUT);
        if (found == null || found.isEmpty()) {
            throw new KafkaException("the topic " + TOPIC + " does not exist");
        }
        return found.stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
    }

    private Map<String, Object> config() {
        var config = new HashMap<>(kafka);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000L);
        config.remove(ConsumerConfig.GROUP_ID_CONFIG);
        return config;
    }

    private static boolean pause() {
        try {
            Thread.sleep(AFTER_FAILURE);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }
}
