package com.kyberaccess.emergency.presence;

import com.kyberaccess.common.command.CommandFailedException;
import com.kyberaccess.common.consumer.PoisonMessageException;
import io.quarkus.logging.Log;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/// Builds the projection anew from the topic's beginning. Everything is read first, without a transaction and
/// beside the consumer group; then the projection stands still for as long as it takes to write the outcome,
/// in one transaction: the list is the old one until it is the new one, and never empty in between.
@ApplicationScoped
public class TopicReplay {
    private static final Duration POLL = Duration.ofMillis(200);
    /// Without any message for so long while there should be more, Kafka is away.
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final EventEffects effects;
    private final ProjectionSwap swap;
    private final Map<String, Object> defaults;

    TopicReplay(
            EventEffects effects,
            ProjectionSwap swap,
            @Identifier("default-kafka-broker") Map<String, Object> defaults) {
        this.effects = effects;
        this.swap = swap;
        this.defaults = defaults;
    }

    /// @param messages read
    /// @param visits whose presence was written
    /// @param kept rows that the topic does not reach back to and that were left as they were; a rebuild from
    ///     the snapshot settles them
    public record Rebuilt(long messages, int visits, int kept) {}

    /// @throws CommandFailedException if Kafka does not answer
    public Rebuilt rebuild() {
        var config = new HashMap<>(defaults);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        config.remove(ConsumerConfig.GROUP_ID_CONFIG);
        try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
            return rebuild(consumer);
        } catch (KafkaException e) {
            Log.errorf(e, "projection not rebuilt");
            throw new CommandFailedException("Kafka does not answer", String.valueOf(e.getMessage()));
        }
    }

    private Rebuilt rebuild(KafkaConsumer<String, String> consumer) {
        var partitions = consumer.partitionsFor(VisitorEvents.TOPIC).stream()
                .map(partition -> new TopicPartition(VisitorEvents.TOPIC, partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        boolean whole = consumer.beginningOffsets(partitions).values().stream().allMatch(offset -> offset == 0);
        var outcome = new ReplayOutcome();
        while (true) {
            readToEnd(consumer, partitions, outcome);
            var positions =
                    partitions.stream().collect(Collectors.toMap(TopicPartition::partition, consumer::position));
            var kept = swap.write(outcome.effects(), outcome.visits(), positions, whole);
            if (kept.isPresent()) {
                return new Rebuilt(outcome.messages(), outcome.visits().size(), kept.getAsInt());
            }
            // The consumer group was ahead: there is a little more to read.
        }
    }

    private void readToEnd(
            KafkaConsumer<String, String> consumer, Collection<TopicPartition> partitions, ReplayOutcome outcome) {
        var ends = consumer.endOffsets(partitions);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            var batch = consumer.poll(POLL);
            if (!batch.isEmpty()) {
                deadline = System.nanoTime() + PATIENCE.toNanos();
            } else if (System.nanoTime() > deadline) {
                throw new KafkaException("no messages for " + PATIENCE);
            }
            for (var message : batch) {
                try {
                    outcome.read(effects.of(message));
                } catch (PoisonMessageException e) {
                    // Parked when the consumer met it.
                    outcome.passedOver();
                    Log.debugf("message passed over offset=%d reason=%s", message.offset(), e.getMessage());
                }
            }
        }
    }
}
