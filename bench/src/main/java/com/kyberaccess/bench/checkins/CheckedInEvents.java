package com.kyberaccess.bench.checkins;

import com.kyberaccess.bench.harness.Latencies;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.StringDeserializer;

/// A consumer of `visitor.checked_in`: counts the visits that it hears of, and measures how long after the answer to
/// the check-in, which is right after its commit.
final class CheckedInEvents implements AutoCloseable {
    private static final String TOPIC = "kyberaccess.visitor.v1";
    private static final byte[] TYPE = "visitor.checked_in".getBytes(StandardCharsets.US_ASCII);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final KafkaConsumer<String, String> consumer;
    private final Set<String> visits = ConcurrentHashMap.newKeySet();
    /// Of the first of both, the answer and the event, until the second is there.
    private final ConcurrentMap<String, Long> times = new ConcurrentHashMap<>();
    private final AtomicLong doubled = new AtomicLong();
    private final Thread thread;
    private volatile Latencies latencies = new Latencies();
    private volatile boolean running = true;

    CheckedInEvents(String bootstrapServers) {
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "enable.auto.commit", false),
                new StringDeserializer(),
                new StringDeserializer());
        var partitions = consumer.partitionsFor(TOPIC).stream()
                .map(partition -> new TopicPartition(TOPIC, partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        thread = Thread.ofPlatform().name("checked-in-events").daemon().start(this::run);
    }

    private void run() {
        try {
            while (running) {
                for (var message : consumer.poll(POLL)) {
                    var type = message.headers().lastHeader("ce_type");
                    if (type != null && Arrays.equals(type.value(), TYPE)) {
                        hear(message.key());
                    }
                }
            }
        } catch (InterruptException closing) {
            running = false;
        } finally {
            consumer.close();
        }
    }

    private void hear(String visit) {
        if (!visits.add(visit)) {
            doubled.incrementAndGet();
            return;
        }
        long now = System.nanoTime();
        var since = times.putIfAbsent(visit, now);
        if (since != null) {
            times.remove(visit);
            latencies.recordNanos(now - since);
        }
    }

    /// The check-in of `visit` has just been answered. The event may have been faster than the answer.
    void answered(String visit) {
        if (times.putIfAbsent(visit, System.nanoTime()) != null) {
            times.remove(visit);
            latencies.recordNanos(0);
        }
    }

    /// From here on, of those that {@link #answered} tells.
    void measureAnew() {
        latencies = new Latencies();
    }

    Latencies latencies() {
        return latencies;
    }

    /// Waits for the events of `count` visits in all.
    ///
    /// @return how many there are
    long await(long count) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (visits.size() < count && System.nanoTime() < deadline) {
            LockSupport.parkNanos(5_000_000);
        }
        return visits.size();
    }

    /// Visits of which it heard more than once: at least once is what is promised.
    long doubled() {
        return doubled.get();
    }

    @Override
    public void close() {
        running = false;
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
