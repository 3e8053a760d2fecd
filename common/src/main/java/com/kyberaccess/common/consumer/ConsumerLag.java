package com.kyberaccess.common.consumer;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// `kyber_consumer_lag{group,topic}`: messages that a group of this service has not taken yet. Asked of the broker, not
/// of the consumers: one that hangs, or is not there, does not say how far behind it is. Every replica tells the whole
/// group's.
@ApplicationScoped
class ConsumerLag {
    private static final int TIMEOUT_MILLIS = 5_000;

    private final Map<String, Object> kafka;
    private final ConsumerGroups groups;
    private final ConsumerLagConfig config;
    private final Map<ConsumerGroups.Reading, Double> lags = new ConcurrentHashMap<>();
    private @Nullable Admin admin;
    private boolean failing;

    ConsumerLag(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            ConsumerGroups groups,
            ConsumerLagConfig config) {
        this.kafka = kafka;
        this.groups = groups;
        this.config = config;
    }

    void register(@Observes StartupEvent event, MeterRegistry metrics) {
        for (var reading : groups.readings()) {
            Gauge.builder("kyber.consumer.lag", () -> lags.getOrDefault(reading, Double.NaN))
                    .description("Messages that the group has not taken yet; NaN while Kafka does not answer")
                    .tag("group", reading.group())
                    .tag("topic", reading.topic())
                    .register(metrics);
        }
    }

    synchronized void close(@Observes ShutdownEvent event) {
        if (admin != null) {
            admin.close(Duration.ZERO);
        }
    }

    @Scheduled(every = "{kyber.consumer-lag.every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    synchronized void measure() throws InterruptedException {
        try {
            var broker = broker();
            var partitions = partitions(broker);
            var begin = offsets(broker, partitions, OffsetSpec.earliest());
            var end = offsets(broker, partitions, OffsetSpec.latest());
            var committed = committed(broker);
            for (var reading : groups.readings()) {
                var taken = committed.getOrDefault(reading.group(), Map.of());
                lags.put(
                        reading,
                        partitions.stream()
                                .filter(partition -> partition.topic().equals(reading.topic()))
                                .mapToDouble(partition ->
                                        behind(at(end, partition), taken.get(partition), at(begin, partition)))
                                .sum());
            }
            failing = false;
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            lags.clear();
            if (!failing) {
                failing = true;
                Log.warnf(
                        "consumer lag not measured, it is tried again every=%s error=%s", config.every(), e.toString());
            }
        }
    }

    private Set<TopicPartition> partitions(Admin broker)
            throws InterruptedException, ExecutionException, TimeoutException {
        var topics =
                groups.readings().stream().map(ConsumerGroups.Reading::topic).collect(Collectors.toSet());
        return broker
                .describeTopics(topics)
                .allTopicNames()
                .get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS)
                .values()
                .stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .collect(Collectors.toSet());
    }

    private static Map<TopicPartition, ListOffsetsResultInfo> offsets(
            Admin broker, Set<TopicPartition> partitions, OffsetSpec which)
            throws InterruptedException, ExecutionException, TimeoutException {
        return broker.listOffsets(
                        partitions.stream().collect(Collectors.toMap(Function.identity(), partition -> which)))
                .all()
                .get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
    }

    private Map<String, Map<TopicPartition, OffsetAndMetadata>> committed(Admin broker)
            throws InterruptedException, ExecutionException, TimeoutException {
        var names = groups.readings().stream()
                .map(ConsumerGroups.Reading::group)
                .distinct()
                .collect(Collectors.toMap(Function.identity(), group -> new ListConsumerGroupOffsetsSpec()));
        return broker.listConsumerGroupOffsets(names).all().get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
    }

    private static long at(Map<TopicPartition, ListOffsetsResultInfo> offsets, TopicPartition partition) {
        return Objects.requireNonNull(offsets.get(partition)).offset();
    }

    /// A group that has committed nothing begins with the oldest message.
    private static double behind(long end, @Nullable OffsetAndMetadata taken, long begin) {
        return Math.max(0, end - (taken == null ? begin : taken.offset()));
    }

    private Admin broker() {
        var present = admin;
        if (present == null) {
            var config = new HashMap<>(kafka);
            config.keySet().retainAll(AdminClientConfig.configNames());
            config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
            config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
            present = Admin.create(config);
            admin = present;
        }
        return present;
    }
}
