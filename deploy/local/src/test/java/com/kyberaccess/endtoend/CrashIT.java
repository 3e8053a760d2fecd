package com.kyberaccess.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.kyberaccess.local.Platform;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;

/// Processes killed with SIGKILL and started again, and Kafka away: what was committed arrives.
class CrashIT {
    private static final Duration READY = Duration.ofSeconds(60);

    private final Platform platform = RunningSystem.platform();
    private final Api api = Api.anonymous(platform).withTokenOf(platform.apiKey());

    @Test
    void aDeliveryInFlightWhenWebhookServiceIsKilledIsSentAgainUnderTheSameId() {
        try (var receiver = new Receiver(platform, api, "visitor.checked_in")) {
            // Given
            receiver.hang();
            var visit = Visits.checkIn(api, "Inflight").path("id").asText();
            var first = receiver.await(d -> d.visitorId().equals(visit));
            // When
            platform.service("webhook").kill();
            receiver.answerAgain();
            platform.service("webhook").start().awaitReady(READY);
            // Then
            var again = receiver.await(2, d -> d.visitorId().equals(visit)).get(1);
            assertThat(again.id()).isEqualTo(first.id());
            assertThat(again.text()).isEqualTo(first.text());
            await().atMost(READY)
                    .until(() -> api.get("/webhooks/%s/deliveries/%s".formatted(receiver.webhook(), first.id()))
                            .data()
                            .path("status")
                            .asText()
                            .equals("delivered"));
        }
    }

    @Test
    void eventsThatWaitedInKafkaWhileWebhookServiceWasDeadAreDelivered() {
        try (var receiver = new Receiver(platform, api, "visitor.checked_in")) {
            // Given
            platform.service("webhook").kill();
            // When
            var visits = new ArrayList<String>();
            for (int i = 0; i < 20; i++) {
                visits.add(Visits.checkIn(api, "Waiting-" + i).path("id").asText());
            }
            platform.service("webhook").start().awaitReady(READY);
            // Then
            receiver.await(20, d -> visits.contains(d.visitorId()));
            assertThat(receiver.present(d -> true).stream().map(Receiver.Delivery::visitorId))
                    .containsAll(visits);
        }
    }

    @Test
    void anEventCommittedButNotPublishedWhenVisitorServiceIsKilledArrives() {
        try (var receiver = new Receiver(platform, api, "visitor.checked_in")) {
            // Given
            platform.kafka().stop();
            String visit;
            try {
                visit = Visits.checkIn(api, "Committed").path("id").asText();
                // When
                platform.service("visitor").kill();
            } finally {
                platform.kafka().start();
            }
            platform.service("visitor").start().awaitReady(READY);
            // Then
            receiver.await(d -> d.visitorId().equals(visit));
            await().atMost(READY).until(() -> Visits.onEvacuationList(api, visit));
        }
    }

    @Test
    void checkInsGoOnWithoutKafkaAndTheirEventsArriveInOrderPerVisitAfterIt() {
        try (var receiver = new Receiver(platform, api, "visitor.checked_in", "visitor.checked_out")) {
            // Given
            platform.kafka().stop();
            var visits = new ArrayList<String>();
            try {
                // When
                for (int i = 0; i < 10; i++) {
                    var visit = Visits.checkIn(api, "Outage-" + i).path("id").asText();
                    Visits.checkOut(api, visit);
                    visits.add(visit);
                }
            } finally {
                platform.kafka().start();
            }
            // Then
            receiver.await(20, d -> visits.contains(d.visitorId()));
            for (var visit : visits) {
                assertThat(published(visit))
                        .filteredOn(type -> type.startsWith("visitor."))
                        .containsExactly("visitor.checked_in", "visitor.checked_out");
                await().atMost(READY).until(() -> !Visits.onEvacuationList(api, visit));
            }
        }
    }

    @Test
    void theEvacuationListAndKnownCredentialsWorkWithAuthAndVisitorServiceDead() {
        // Given
        var byKey = Api.anonymous(platform).withKey(platform.apiKey());
        var visit = Visits.checkIn(byKey, "Survivor").path("id").asText();
        await().atMost(READY).until(() -> Visits.onEvacuationList(byKey, visit));
        await().atMost(READY).until(() -> Visits.onEvacuationList(api, visit));
        // When
        platform.service("auth").kill();
        platform.service("visitor").kill();
        try {
            // Then
            assertThat(Visits.onEvacuationList(api, visit)).isTrue();
            assertThat(Visits.onEvacuationList(byKey, visit)).isTrue();
            var unreachable = api.get("/visitors");
            assertThat(unreachable.status()).isEqualTo(503);
            assertThat(unreachable.errorCode()).isEqualTo("SERVICE_UNAVAILABLE");
        } finally {
            platform.service("auth").start().awaitReady(READY);
            platform.service("visitor").start().awaitReady(READY);
        }
    }

    /// The types of one visit's events as they stand on the topic. A redelivery repeats an event's id and counts once.
    private List<String> published(String visit) {
        var brokers = platform.kafka().bootstrapServers();
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", brokers),
                new StringDeserializer(),
                new StringDeserializer())) {
            var partitions = consumer.partitionsFor("kyberaccess.visitor.v1").stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var types = new LinkedHashMap<String, String>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (var message : consumer.poll(Duration.ofMillis(200))) {
                    if (visit.equals(message.key())) {
                        types.putIfAbsent(header(message, "ce_id"), header(message, "ce_type"));
                    }
                }
            }
            return List.copyOf(types.values());
        }
    }

    private static String header(ConsumerRecord<String, String> message, String name) {
        return new String(message.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
