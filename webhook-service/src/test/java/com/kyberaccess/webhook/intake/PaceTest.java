package com.kyberaccess.webhook.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.kyberaccess.common.id.IdType;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.TestTenants;
import com.kyberaccess.testing.TestTokens;
import com.kyberaccess.webhook.testsupport.Api;
import com.kyberaccess.webhook.testsupport.Egress;
import com.kyberaccess.webhook.testsupport.Sql;
import com.kyberaccess.webhook.testsupport.TestEvents;
import com.kyberaccess.webhook.testsupport.TestReceiver;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(Egress.class)
class PaceTest {
    private final TestReceiver receiver = new TestReceiver();
    private final Tenant tenant = TestTenants.next();

    @Inject
    EventLog log;

    @Inject
    Sql sql;

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void eventsOfAStarterAccountGoOutTenASecondAndNoneIsLost() {
        // Given
        subscribe("starter", "/one");
        subscribe("starter", "/two");

        // When: two replicas take in what was published at once
        var begin = Instant.now();
        var other = CompletableFuture.runAsync(() -> log.store(events(8)));
        log.store(events(7));
        other.join();

        // Then: an event counts once, however many webhooks chose it; the first goes at once, 14 follow
        assertThat(receiver.await(30)).hasSize(30);
        assertThat(Duration.between(begin, Instant.now())).isGreaterThanOrEqualTo(Duration.ofMillis(1_400));
        assertThat(lastSlot()).isBetween(begin.plusMillis(1_400), begin.plusSeconds(3));
    }

    @Test
    void enterpriseAccountHasTwoHundredASecond() {
        // Given
        subscribe("enterprise", "/hook");

        // When
        var begin = Instant.now();
        log.store(events(60));
        var end = Instant.now();

        // Then: 20 at once, 40 more 5 ms apart
        var micros = Duration.ofNanos(1_000);
        assertThat(lastSlot())
                .isBetween(
                        begin.plusMillis(200).minus(micros), end.plusMillis(200).plus(micros));
    }

    @Test
    void emergencyEventOvertakesWhatIsQueued() {
        // Given
        subscribe("starter", "/hook");
        log.store(events(100));

        // When
        TestEvents.publish(tenant, TestEvents.EMERGENCY, "emergency.lockdown_activated", "{}");

        // Then
        Awaitility.await().until(() -> receiver.received().stream()
                .anyMatch(request -> request.header("x-kyberaccess-event").startsWith("emergency.")));
        assertThat(receiver.received()).hasSizeLessThan(100);
    }

    @Test
    void anotherAccountIsNotSlowed() {
        // Given
        subscribe("starter", "/slow");
        log.store(events(100));
        var other = TestTenants.next();
        var free = new TestReceiver();
        Api.subscribe(other, free.url(), "*");

        // When
        TestEvents.checkIn(other);

        // Then
        free.await(1);
        free.close();
        assertThat(receiver.received()).hasSizeLessThan(100);
    }

    private void subscribe(String plan, String path) {
        Api.with(TestTokens.ofPlan(tenant, plan))
                .body(Map.of("name", "Test", "url", receiver.url("localhost", path), "events", List.of("*")))
                .post("/api/v1/webhooks")
                .then()
                .statusCode(201);
    }

    private List<IncomingEvent> events(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new IncomingEvent(
                        IdType.next(),
                        tenant,
                        "visitor.updated",
                        Instant.now(),
                        null,
                        "{}".getBytes(StandardCharsets.UTF_8),
                        null,
                        null,
                        null))
                .toList();
    }

    private Instant lastSlot() {
        return Instant.parse(sql.text(
                "SELECT to_char(free_at AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"') FROM pace WHERE account_id = ?",
                tenant.accountId()));
    }
}
