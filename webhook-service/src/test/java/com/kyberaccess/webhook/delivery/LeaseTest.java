package com.kyberaccess.webhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.TestTenants;
import com.kyberaccess.webhook.egress.Exchange;
import com.kyberaccess.webhook.subscription.Subscription;
import com.kyberaccess.webhook.testsupport.Api;
import com.kyberaccess.webhook.testsupport.Egress;
import com.kyberaccess.webhook.testsupport.Sql;
import com.kyberaccess.webhook.testsupport.TestReceiver;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(Egress.class)
class LeaseTest {
    private static final Exchange OK = new Exchange(200, Map.of(), new byte[0], Duration.ofMillis(5), null);

    private final TestReceiver receiver = new TestReceiver();

    @Inject
    Sql sql;

    @Inject
    QueuedDeliveries queued;

    @Inject
    DueQueue queue;

    @Inject
    AttemptLog log;

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void deliveryOfADeadProcessIsTakenOverAfterItsLease() {
        // Given
        var tenant = TestTenants.next();
        var webhook = Api.subscribe(tenant, receiver.url(), "*");
        var lease = Instant.now().plusSeconds(1);

        // When
        var delivery = queued(tenant, id(webhook), Instant.now().minusSeconds(60), lease);

        // Then
        var request = receiver.await(1).getFirst();
        assertThat(Instant.now()).isAfter(lease);
        assertThat(request.header("x-kyberaccess-delivery")).isEqualTo(Delivery.ID.text(delivery));
        var shown = Api.awaitDelivery(
                tenant, webhook, it -> it.getString("data.status").equals("delivered"));
        assertThat(shown.getList("data.attempts")).hasSize(1);
    }

    @Test
    void claimedDeliveryIsNotClaimedAgain() {
        // Given
        var tenant = TestTenants.next();
        var later = Instant.now().plusSeconds(3_600);
        var webhook = Api.subscribe(tenant, receiver.url(), "visitor.denied");
        var delivery = queued(tenant, id(webhook), later, Instant.EPOCH);

        // When
        var first = queue.claim(Lane.FIRST, 1_000, Rooms.of(100), later.plusSeconds(1), Duration.ofSeconds(60));
        var second = queue.claim(Lane.FIRST, 1_000, Rooms.of(100), later.plusSeconds(1), Duration.ofSeconds(60));
        var afterwards = queue.claim(Lane.FIRST, 1_000, Rooms.of(100), later.plusSeconds(62), Duration.ofSeconds(60));

        // Then
        assertThat(first).extracting(Due::deliveryId).contains(delivery);
        assertThat(second).extracting(Due::deliveryId).doesNotContain(delivery);
        assertThat(afterwards).extracting(Due::deliveryId).contains(delivery);
    }

    @Test
    void releasedDeliveryCanBeClaimedAtOnce() {
        // Given
        var tenant = TestTenants.next();
        var later = Instant.now().plusSeconds(3_600);
        var webhook = Api.subscribe(tenant, receiver.url(), "*");
        var delivery = queued(tenant, id(webhook), later, later.plusSeconds(600));

        // When
        queue.release(List.of(due(delivery, webhook)), Instant.now());

        // Then
        assertThat(queue.claim(Lane.FIRST, 1_000, Rooms.of(100), later.plusSeconds(1), Duration.ofSeconds(60)))
                .extracting(Due::deliveryId)
                .contains(delivery);
    }

    @Test
    void webhookWithoutRoomIsPassedOver() {
        // Given
        var tenant = TestTenants.next();
        var later = Instant.now().plusSeconds(3_600);
        var full = id(Api.subscribe(tenant, receiver.url(), "*"));
        var almostFull = id(Api.subscribe(tenant, receiver.url(), "*"));
        for (int i = 0; i < 3; i++) {
            queued(tenant, full, later, Instant.EPOCH);
            queued(tenant, almostFull, later, Instant.EPOCH);
        }

        var rooms = new Rooms(4, Map.of(full, 0, almostFull, 1), 1_000, Map.of());

        // When
        var claimed = queue.claim(Lane.FIRST, 1_000, rooms, later.plusSeconds(1), Duration.ofSeconds(60));

        // Then
        assertThat(claimed).extracting(Due::subscriptionId).doesNotContain(full).containsOnlyOnce(almostFull);
    }

    @Test
    void secondRecordOfOneAttemptDoesNotCount() {
        // Given
        var tenant = TestTenants.next();
        var webhook = Api.subscribe(tenant, receiver.url(), "*");
        var later = Instant.now().plusSeconds(3_600);
        var delivery = queued(tenant, id(webhook), later, Instant.EPOCH);
        var due = due(delivery, webhook);
        var retry = new Attempt(due, later, Map.of(), OK, new Outcome.Retry(later.plusSeconds(60)), later);
        var delivered = new Attempt(due, later, Map.of(), OK, new Outcome.Delivered(), later);

        // When
        int first = log.record(List.of(retry));
        int second = log.record(List.of(delivered));

        // Then
        assertThat(first).isEqualTo(1);
        assertThat(second).isZero();
        assertThat(sql.count("SELECT count(*) FROM delivery_attempt WHERE delivery_id = ?", delivery))
                .isEqualTo(1);
        assertThat(sql.count("SELECT attempt FROM delivery_due WHERE delivery_id = ?", delivery))
                .isEqualTo(2);
    }

    private static UUID id(Api.Webhook webhook) {
        return Subscription.ID.parse(webhook.id()).orElseThrow();
    }

    private Due due(UUID delivery, Api.Webhook webhook) {
        return queued.due(delivery, id(webhook));
    }

    private UUID queued(Tenant tenant, UUID webhook, Instant due, Instant lease) {
        return queued.add(tenant, webhook, Lane.FIRST, due, lease);
    }
}
