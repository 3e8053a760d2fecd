package com.kyberaccess.emergency.presence;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// How old the projection is. Once a second the ends of the topic's partitions are compared with how far the
/// projection has read: where it has read all, it was complete at that moment; where it has not, it is as old as the
/// last event that it has. When Kafka does not answer, the last known moment stands and ages, which is the truth.
@ApplicationScoped
public class Freshness {
    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    private final ProgressQuery progress;
    private final Clock clock;
    private final Admin kafka;
    private volatile @Nullable Instant asOf;

    Freshness(ProgressQuery progress, Clock clock, @Identifier("default-kafka-broker") Map<String, Object> defaults) {
        this.progress = progress;
        this.clock = clock;
        var config = new HashMap<>(defaults);
        config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) TIMEOUT.toMillis());
        config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) TIMEOUT.toMillis());
        this.kafka = Admin.create(config);
    }

    /// The moment up to which the projection is known to be complete; null if that has never been established.
    public @Nullable Instant asOf() {
        var known = asOf;
        return known == null ? progress.newestEvent() : known;
    }

    void register(@Observes StartupEvent event, MeterRegistry metrics) {
        Gauge.builder("kyber.projection.lag.seconds", this::lagSeconds)
                .description("Age of the evacuation list's projection; alarm above 30")
                .register(metrics);
    }

    void close(@Observes ShutdownEvent event) {
        kafka.close(Duration.ofSeconds(1));
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void measure() throws InterruptedException {
        var now = clock.instant();
        try {
            asOf = progress.completeUpTo(ends(), now);
        } catch (ExecutionException | TimeoutException e) {
            Log.debugf("projection age not measured, Kafka does not answer error=%s", e.toString());
        }
    }

    private Map<Integer, Long> ends() throws ExecutionException, InterruptedException, TimeoutException {
        var topic = kafka.describeTopics(List.of(VisitorEvents.TOPIC))
                .allTopicNames()
                .get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                .get(VisitorEvents.TOPIC);
        if (topic == null) {
            throw new ExecutionException(new IllegalStateException("the topic does not exist"));
        }
        var latest = topic.partitions().stream()
                .collect(Collectors.toMap(
                        partition -> new TopicPartition(VisitorEvents.TOPIC, partition.partition()),
                        ignored -> OffsetSpec.latest()));
        return kafka.listOffsets(latest).all().get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS).entrySet().stream()
                .collect(Collectors.toMap(
                        end -> end.getKey().partition(), end -> end.getValue().offset()));
    }

    private double lagSeconds() {
        var known = asOf();
        return known == null
                ? Double.NaN
                : Duration.between(known, clock.instant()).toMillis() / 1000.0;
    }
}
