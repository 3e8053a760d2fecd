package com.kyberaccess.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.kyberaccess.local.Platform;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Lockdowns and evacuations through the real topics: emergency-service says it, visitor-service holds it.
class LockdownIT {
    private static final Duration READY = Duration.ofSeconds(60);

    private final Platform platform = RunningSystem.platform();
    private final Api api = Api.anonymous(platform).withTokenOf(platform.apiKey());
    private final String host = Visits.anyHost(api);

    @AfterEach
    void allClear() {
        api.get("/emergency/lockdowns?status=active")
                .data()
                .forEach(lockdown -> lift(lockdown.path("id").asText()));
        api.get("/emergency/evacuations?status=active")
                .data()
                .forEach(evacuation -> end(evacuation.path("id").asText()));
        await().atMost(READY)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> checkIn().status() == 201);
    }

    @Test
    void aLockdownStopsCheckInsReachesSubscribersAndIsLifted() {
        try (var receiver = new Receiver(platform, api, "emergency.*")) {
            // Given
            assertThat(checkIn().status()).isEqualTo(201);
            // When
            var lockdown = lockDown();
            // Then
            await().atMost(READY)
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> checkIn().errorCode().equals("LOCATION_LOCKED_DOWN"));
            receiver.await(d -> d.event().equals("emergency.lockdown_activated")
                    && d.body().at("/data/lockdown/id").asText().equals(lockdown));
            // When
            lift(lockdown);
            // Then
            await().atMost(READY).until(() -> checkIn().status() == 201);
            receiver.await(d -> d.event().equals("emergency.lockdown_deactivated"));
        }
    }

    @Test
    void aLockdownHoldsWhileEmergencyServiceAndKafkaAreDown() {
        // Given
        lockDown();
        await().atMost(READY).until(() -> checkIn().status() == 409);
        // When
        platform.service("emergency").kill();
        platform.kafka().stop();
        try {
            // Then
            assertThat(checkIn().errorCode()).isEqualTo("LOCATION_LOCKED_DOWN");
        } finally {
            platform.kafka().start();
            platform.service("emergency").start().awaitReady(READY);
        }
    }

    @Test
    void anEvacuationBeginsFromTheListStopsCheckInsAndEnds() {
        // Given
        var visit = Visits.checkIn(api, "Evacuee").path("id").asText();
        await().atMost(READY).until(() -> Visits.onEvacuationList(api, visit));
        // When
        var evacuation = api.post("/emergency/evacuations", Map.of("reason", "Fire alarm", "notify_all", false));
        // Then
        assertThat(evacuation.status()).as(evacuation.body().toString()).isEqualTo(201);
        var id = evacuation.data().path("id").asText();
        var person = api.get("/emergency/evacuations/" + id + "/people/" + visit);
        assertThat(person.data().path("source").asText()).isEqualTo("list");
        await().atMost(READY).until(() -> checkIn().errorCode().equals("LOCATION_EVACUATING"));
        end(id);
    }

    @Test
    void theListAnswersWithVisitorServiceAuthServiceAndKafkaDownAndSaysHowOldItIs() {
        // Given
        var visit = Visits.checkIn(api, "Survivor").path("id").asText();
        await().atMost(READY).until(() -> Visits.onEvacuationList(api, visit));
        // When
        platform.service("auth").kill();
        platform.service("visitor").kill();
        platform.kafka().stop();
        try {
            // Then
            assertThat(Visits.onEvacuationList(api, visit)).isTrue();
            await().atMost(READY)
                    .until(() -> api.get("/emergency/evacuation-list")
                                    .data()
                                    .path("projection_lag_ms")
                                    .asLong()
                            > 3_000);
        } finally {
            platform.kafka().start();
            platform.service("auth").start().awaitReady(READY);
            platform.service("visitor").start().awaitReady(READY);
        }
    }

    private String lockDown() {
        var answer = api.post("/emergency/lockdown", Map.of("reason", "Security threat", "notify_all", true));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        return answer.data().path("id").asText();
    }

    private void lift(String lockdown) {
        assertThat(api.post("/emergency/lockdowns/" + lockdown + "/lift", Map.of())
                        .status())
                .isEqualTo(200);
    }

    private void end(String evacuation) {
        assertThat(api.post("/emergency/evacuations/" + evacuation + "/end", Map.of())
                        .status())
                .isEqualTo(200);
    }

    /// A walk-in with a name of its own, so that none is taken for a double tap.
    private Api.Answer checkIn() {
        return api.post(
                "/visitors/check-in",
                Map.of("first_name", "Jane", "last_name", "Walk-in " + System.nanoTime(), "host_id", host));
    }
}
