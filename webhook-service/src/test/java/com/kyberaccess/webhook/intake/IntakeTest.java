package com.kyberaccess.webhook.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.kyberaccess.common.id.IdType;
import com.kyberaccess.common.outbox.Outbox;
import com.kyberaccess.testing.EventContract;
import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.TestTenants;
import com.kyberaccess.testing.TopicProbe;
import com.kyberaccess.webhook.testsupport.Api;
import com.kyberaccess.webhook.testsupport.Egress;
import com.kyberaccess.webhook.testsupport.Sql;
import com.kyberaccess.webhook.testsupport.TestEvents;
import com.kyberaccess.webhook.testsupport.TestReceiver;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(Egress.class)
class IntakeTest {
    private final TestReceiver receiver = new TestReceiver();

    @Inject
    Sql sql;

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void webhookGetsTheEventsItChoseAndNoOthers() {
        // Given
        var tenant = TestTenants.next();
        Api.subscribe(tenant, receiver.url("localhost", "/one"), "visitor.denied", "emergency.*");
        Api.subscribe(tenant, receiver.url("localhost", "/all"), "*");

        // When
        TestEvents.publish(tenant, TestEvents.VISITOR, "visitor.checked_in", "{}");
        TestEvents.publish(tenant, TestEvents.VISITOR, "visitor.denied", "{}");
        TestEvents.publish(tenant, TestEvents.EMERGENCY, "emergency.lockdown_activated", "{}");
        TestEvents.publish(tenant, TestEvents.ACCOUNT, "user.login", "{}");

        // Then
        assertThat(receiver.await(6))
                .extracting(request -> request.path() + " " + request.header("x-kyberaccess-event"))
                .containsExactlyInAnyOrder(
                        "/one visitor.denied",
                        "/one emergency.lockdown_activated",
                        "/all visitor.checked_in",
                        "/all visitor.denied",
                        "/all emergency.lockdown_activated",
                        "/all user.login");
    }

    @Test
    void eventIsKeptThoughNobodySubscribes() {
        var event = TestEvents.checkIn(TestTenants.next());
        Awaitility.await().until(() -> stored(event) == 1);
    }

    @Test
    void eventsBetweenTheServicesAreNotKept() {
        // Given
        var tenant = TestTenants.next();
        Api.subscribe(tenant, receiver.url(), "*");

        // When
        var internal = TestEvents.publish(tenant, TestEvents.ACCOUNT, "api_key.revoked", "{}");
        TestEvents.publish(tenant, TestEvents.ACCOUNT, "settings.updated", "{}");

        // Then
        assertThat(receiver.await(1).getFirst().header("x-kyberaccess-event")).isEqualTo("settings.updated");
        assertThat(stored(internal)).isZero();
    }

    @Test
    void whatIsToldOfTheDirectoryIsDeliveredButWhatOnlyTheServicesNeed() {
        // Given
        var tenant = TestTenants.next();
        Api.subscribe(tenant, receiver.url(), "delivery.*", "settings.updated");
        var types = List.of(
                "host.updated",
                "host.deleted",
                "location.updated",
                "location.deleted",
                "delivery.received",
                "delivery.notified",
                "delivery.picked_up",
                "settings.updated");

        // When
        types.forEach(type -> TestEvents.publish(
                tenant,
                TestEvents.VISITOR,
                type,
                EventContract.sample(type).path("data").toString()));

        // Then
        assertThat(receiver.await(4))
                .extracting(request -> request.header("x-kyberaccess-event"))
                .containsExactlyInAnyOrder(
                        "delivery.received", "delivery.notified", "delivery.picked_up", "settings.updated");
    }

    @Test
    void messageThatIsNoEventIsParkedAndTheNextIsDelivered() {
        try (var dead = new TopicProbe(TestEvents.VISITOR + ".dlq")) {
            // Given
            var tenant = TestTenants.next();
            Api.subscribe(tenant, receiver.url(), "*");
            var key = tenant.account();

            // When
            var id = Outbox.EVENT_ID.text(IdType.next());
            TopicProbe.publish(TestEvents.VISITOR, key, "not json", Map.of());
            TopicProbe.publish(
                    TestEvents.VISITOR, key, TestEvents.body("evt_001", "visitor.denied", "{}", tenant), Map.of());
            TopicProbe.publish(
                    TestEvents.VISITOR,
                    key,
                    TestEvents.body(id, "visitor.denied", "{}", tenant),
                    Map.of("kyber_mode", "wet"));
            TopicProbe.publish(TestEvents.VISITOR, key, TestEvents.body(id, "visitor.updated", "{}", tenant), Map.of());

            // Then
            assertThat(receiver.await(1).getFirst().header("x-kyberaccess-event"))
                    .isEqualTo("visitor.updated");
            var letters = dead.await(3, letter -> key.equals(letter.key()));
            assertThat(letters)
                    .extracting(letter -> new String(
                            letter.headers().lastHeader("dead_letter_reason").value(), StandardCharsets.UTF_8))
                    .satisfiesExactly(
                            reason -> assertThat(reason).startsWith("not an event"),
                            reason -> assertThat(reason).isEqualTo("id is not an evt_ id"),
                            reason -> assertThat(reason).isEqualTo("kyber_mode is neither live nor sandbox"));
            assertThat(letters.getFirst().value()).isEqualTo("not json");
        }
    }

    @Test
    void deletedWebhookLeavesNothingAndGetsNothing() {
        // Given
        var tenant = TestTenants.next();
        var webhook = Api.subscribe(tenant, receiver.url(), "*");
        TestEvents.checkIn(tenant);
        var delivery = Api.awaitDelivery(
                tenant, webhook, log -> log.getString("data.status").equals("delivered"));
        receiver.always(TestReceiver.status(500));
        var pending = TestEvents.checkIn(tenant);
        receiver.await(2);

        // When
        Api.as(tenant).delete("/api/v1/webhooks/" + webhook.id()).then().statusCode(204);

        // Then
        assertThat(sql.count("SELECT count(*) FROM delivery WHERE account_id = ?", tenant.accountId()))
                .isZero();
        assertThat(sql.count(
                        "SELECT count(*) FROM delivery_attempt WHERE delivery_id = ?",
                        com.kyberaccess.webhook.delivery.Delivery.ID
                                .parse(delivery.getString("data.id"))
                                .orElseThrow()))
                .isZero();
        assertThat(sql.count(
                        "SELECT count(*) FROM delivery_due JOIN event ON event.id = event_id WHERE event.account_id = ?",
                        tenant.accountId()))
                .isZero();
        int before = receiver.received().size();
        var other = new TestReceiver();
        Api.subscribe(tenant, other.url(), "*");
        TestEvents.checkIn(tenant);
        other.await(1);
        other.close();
        assertThat(receiver.received().size()).isBetween(before, before + 1);
        assertThat(stored(pending)).isEqualTo(1);
    }

    private long stored(String event) {
        return sql.count(
                "SELECT count(*) FROM event WHERE id = ?",
                Outbox.EVENT_ID.parse(event).orElseThrow());
    }
}
