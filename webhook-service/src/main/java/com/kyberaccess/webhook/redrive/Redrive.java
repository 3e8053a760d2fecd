package com.kyberaccess.webhook.redrive;

import com.kyberaccess.common.consumer.DeadLetters;
import com.kyberaccess.common.consumer.PoisonMessageException;
import io.quarkus.arc.All;
import io.quarkus.logging.Log;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/// Reads dead-letter topics from where the last run ended up to their present end, and hands each letter to the
/// consumer that parked it, directly: on its old topic it would reach everybody's consumers again. A letter
/// that still can't be read stays where it is; a later run with `all` tries it again.
@Singleton
class Redrive {
    /// Its committed offsets tell which letters have been tried.
    private static final String GROUP = "webhook-service-redrive";

    private static final Duration POLL = Duration.ofMillis(500);

    private final Map<String, LetterHandler> handlers;
    private final Map<String, Object> kafka;

    Redrive(@All List<LetterHandler> handlers, @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.handlers = handlers.stream().collect(Collectors.toMap(LetterHandler::consumer, handler -> handler));
        this.kafka = kafka;
    }

    /// One at a time in this process; of two replicas that do it at once, both read, which does no harm.
    synchronized RedriveCommand.Result run(List<String> topics, boolean all) {
        try (var consumer = consumer()) {
            var partitions = topics.stream()
                    .map(topic -> topic + DeadLetters.SUFFIX)
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            if (all) {
                consumer.seekToBeginning(partitions);
            }
            var counts = new Counts();
            var ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(letter -> take(letter, counts));
                consumer.commitSync();
            }
            Log.infof("dead letters redriven taken=%d poison=%d others=%d", counts.taken, counts.poison, counts.others);
            return new RedriveCommand.Result(counts.taken, counts.poison, counts.others);
        }
    }

    private static final class Counts {
        int taken;
        int poison;
        int others;
    }

    private void take(ConsumerRecord<String, String> letter, Counts counts) {
        var handler = handlers.get(String.valueOf(header(letter, "dead_letter_consumer")));
        if (handler == null) {
            counts.others++;
            return;
        }
        try {
            handler.takeAgain(letter);
            counts.taken++;
        } catch (PoisonMessageException e) {
            counts.poison++;
            Log.warnf(
                    "dead letter still can't be read topic=%s partition=%d offset=%d reason=%s",
                    letter.topic(), letter.partition(), letter.offset(), e.getMessage());
        }
    }

    private static @Nullable String header(ConsumerRecord<String, String> letter, String name) {
        var header = letter.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    private KafkaConsumer<String, String> consumer() {
        var config = new HashMap<>(kafka);
        config.put(ConsumerConfig.GROUP_ID_CONFIG, GROUP);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        return new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer());
    }
}
