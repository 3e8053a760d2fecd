package com.kyberaccess.webhook.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import com.kyberaccess.common.outbox.Outbox;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.TestTenants;
import com.kyberaccess.webhook.subscription.Subscription;
import com.kyberaccess.webhook.testsupport.Api;
import com.kyberaccess.webhook.testsupport.Egress;
import com.kyberaccess.webhook.testsupport.Sql;
import com.kyberaccess.webhook.testsupport.TestEvents;
import com.kyberaccess.webhook.testsupport.TestReceiver;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(Egress.class)
class ReplayTest {
    private static final String PATH = "/api/v1/webhooks/{id}";
    private static final String SINCE = "2025-01-15T00:00:00Z";

    private final TestReceiver receiver = new TestReceiver();
    private final TestReceiver witness = new TestReceiver();

    @Inject
    Sql sql;

    @Inject
    ReplayStep step;

    @AfterEach
    void close() {
        receiver.close();
        witness.close();
    }

    @Test
    void deliveriesAreSentAgainUnderTheirIdsAndSkippedEventsOnlyIfAskedFor() {
        // Given
        var tenant = TestTenants.next();
        var webhook = Api.subscribe(tenant, receiver.url(), "*");
        Api.subscribe(tenant, witness.url(), "*");
        var delivered = TestEvents.publish(tenant, TestEvents.VISITOR, "visitor.denied", "{}");
        receiver.await(1);
        awaitDelivered(tenant, webhook, 1);
        Api.as(tenant).post(PATH + "/pause", webhook.id());
        var skipped = TestEvents.publish(tenant, TestEvents.VISITOR, "visitor.updated", "{}");
        witness.await(2);
        Api.as(tenant).post(PATH + "/resume", webhook.id());

        // When
        var again = finished(tenant, webhook, Map.of("since", SINCE));

        // Then
        assertThat(again.getInt("data.deliveries")).isEqualTo(1);
        assertThat(again.getInt("data.events_examined")).isEqualTo(2);
        assertThat(receiver.await(2))
                .extracting(request -> request.header("x-kyberaccess-delivery"))
                .containsOnly(receiver.received().getFirst().header("x-kyberaccess-delivery"));
        awaitDelivered(tenant, webhook, 1);

        // When
        var all = finished(
                tenant,
                webhook,
                Map.of("since", SINCE, "include_skipped", true, "events", List.of("visitor.updated", "user.*")));

        // Then
        assertThat(all.getInt("data.deliveries")).isEqualTo(1);
        awaitDelivered(tenant, webhook, 2);
        assertThat(Api.deliveries(tenant, webhook).getList("data.event_id")).containsExactly(skipped, delivered);
        assertThat(receiver.received()).hasSize(3);
        assertThat(receiver.received().getLast().header("x-kyberaccess-event")).isEqualTo("visitor.updated");
        assertThat(witness.received()).hasSize(2);
    }

    @Test
    void replayKeepsToTheTimeRangeTheSelectionAndTheFilter() {
        // Given
        var tenant = TestTenants.next();
        Api.subscribe(tenant, witness.url(), "*");
        TestEvents.publish(tenant, TestEvents.VISITOR, "visitor.denied", "{\"n\":1}");
        TestEvents.publish(tenant, TestEvents.VISITOR, "visitor.denied", "{\"n\":2}");
        TestEvents.publish(tenant, TestEvents.VISITOR, "visitor.updated", "{\"n\":1}");
        witness.await(3);
        var webhook = Api.subscribe(
                tenant, receiver.url(), Map.of("events", List.of("visitor.denied"), "filter", Map.of("data.n", 1)));

        // When
        var none = finished(
                tenant, webhook, Map.of("since", SINCE, "until", "2025-01-15T09:30:00Z", "include_skipped", true));
        var one = finished(tenant, webhook, Map.of("since", "2025-01-15T09:30:00Z", "include_skipped", true));

        // Then
        assertThat(none.getInt("data.events_examined")).isZero();
        assertThat(one.getInt("data.events_examined")).isEqualTo(2);
        assertThat(one.getInt("data.deliveries")).isEqualTo(1);
        assertThat(receiver.await(1).getFirst().text()).contains("\"n\":1");
        assertThat(witness.received()).hasSize(3);
    }

    @Test
    void processesThatDieInTheMiddleOfAChunkLoseAndDoubleNothing() {
        // Given
        var tenant = TestTenants.next();
        sql.execute(
                "INSERT INTO event (id, account_id, mode, type, occurred_at, received_at, body)"
                        + " SELECT uuidv7(), ?, 'live', 'visitor.denied', now(), now(), '{\"data\":{}}'"
                        + " FROM generate_series(1, 600)",
                tenant.accountId());
        var webhook = Api.subscribe(tenant, receiver.url(), "*");

        // When
        var id = start(tenant, webhook, Map.of("since", SINCE, "include_skipped", true), 202)
                .getString("data.id");
        for (int deaths = 0; deaths < 20; deaths++) {
            QuarkusTransaction.begin();
            step.take();
            QuarkusTransaction.rollback();
        }

        // Then
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> get(tenant, webhook, id).getString("data.status").equals("finished"));
        assertThat(get(tenant, webhook, id).getInt("data.deliveries")).isEqualTo(600);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> receiver.received().size() >= 600);
        assertThat(receiver.received())
                .hasSize(600)
                .extracting(request -> request.header("x-kyberaccess-delivery"))
                .doesNotHaveDuplicates();
    }

    @Test
    void jobThatWasLeftHalfWayIsGoneOnWithAndNotBegunAgain() {
        // Given
        var tenant = TestTenants.next();
        Api.subscribe(tenant, witness.url(), "*");
        var first = TestEvents.publish(tenant, TestEvents.VISITOR, "visitor.denied", "{}");
        witness.await(1);
        var second = TestEvents.publish(tenant, TestEvents.VISITOR, "visitor.denied", "{}");
        witness.await(2);
        var webhook = Api.subscribe(tenant, receiver.url(), "*");

        // When
        sql.execute("""
                INSERT INTO replay_job (id, account_id, mode, subscription_id, since, until, events, include_skipped, status,
                                        position_xid, position_event, events_examined, deliveries, due_at, created_at)
                SELECT uuidv7(), e.account_id, e.mode, ?, '2025-01-01', '2026-01-01', '{}', true, 'running',
                       e.stored_by, e.id, 1, 1, now(), now()
                FROM event e WHERE e.id = ?
                """, uuid(webhook), Outbox.EVENT_ID.parse(first).orElseThrow());

        // Then
        receiver.await(1);
        var replays = Awaitility.await()
                .until(() -> Api.as(tenant).get(PATH + "/replays", webhook.id()).jsonPath(), list -> list.getString(
                                "data[0].status")
                        .equals("finished"));
        assertThat(replays.getInt("data[0].deliveries")).isEqualTo(2);
        assertThat(receiver.received()).hasSize(1).allSatisfy(request -> assertThat(request.text())
                .contains(second));
    }

    @Test
    void oneReplayAtATime() {
        // Given
        var tenant = TestTenants.next();
        var webhook = Api.subscribe(tenant, receiver.url(), "*");
        sql.execute("""
                INSERT INTO replay_job (id, account_id, mode, subscription_id, since, until, events, include_skipped, status,
                                        position_xid, position_event, due_at, created_at)
                VALUES (uuidv7(), ?, 'live', ?, now(), now(), '{}', true, 'running', '0',
                        '00000000-0000-0000-0000-000000000000', now() + interval '1 day', now())
                """, tenant.accountId(), uuid(webhook));

        // Then
        assertThat(start(tenant, webhook, Map.of("since", SINCE), 409).getString("error.code"))
                .isEqualTo("REPLAY_RUNNING");
        Api.as(tenant).delete(PATH, webhook.id()).then().statusCode(204);
        assertThat(sql.count("SELECT count(*) FROM replay_job WHERE subscription_id = ?", uuid(webhook)))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | since",
                "{'since':'yesterday'} | since",
                "{'since':'2999-01-01T00:00:00Z'} | since",
                "{'since':'2025-01-02T00:00:00Z','until':'2025-01-01T00:00:00Z'} | until",
                "{'since':'2025-01-01T00:00:00Z','until':'2025-01-01T00:00:00Z'} | until",
                "{'since':'2025-01-01T00:00:00Z','events':['nope']} | events",
                "{'since':'2025-01-01T00:00:00Z','events':[null]} | events",
                "{'since':'2025-01-01T00:00:00Z','include_skipped':'yes'} | include_skipped",
                "{'since':'2025-01-01T00:00:00Z','from':'x'} | from"
            })
    void badInputIsRefused(String body, String field) {
        var tenant = TestTenants.next();
        var webhook = Api.subscribe(tenant, receiver.url(), "*");
        Api.as(tenant)
                .body(body.replace('\'', '"'))
                .post(PATH + "/replay", webhook.id())
                .then()
                .statusCode(422)
                .body("error.details.field", contains(field));
    }

    @Test
    void nothingIsReplayedToAWebhookThatIsOffOrForeign() {
        var tenant = TestTenants.next();
        var webhook = Api.subscribe(tenant, receiver.url(), "*");
        Api.as(TestTenants.next())
                .body(Map.of("since", SINCE))
                .post(PATH + "/replay", webhook.id())
                .then()
                .statusCode(404);
        Api.as(tenant).get(PATH + "/replays/rpl_nope", webhook.id()).then().statusCode(404);
        Api.as(tenant).post(PATH + "/pause", webhook.id());
        Api.as(tenant)
                .body(Map.of("since", SINCE))
                .post(PATH + "/replay", webhook.id())
                .then()
                .statusCode(409)
                .body("error.code", equalTo("WEBHOOK_PAUSED"));
    }

    private static JsonPath finished(Tenant tenant, Api.Webhook webhook, Map<String, Object> request) {
        var id = start(tenant, webhook, new HashMap<>(request), 202).getString("data.id");
        return Awaitility.await().until(() -> get(tenant, webhook, id), it -> it.getString("data.status")
                .equals("finished"));
    }

    private static JsonPath start(Tenant tenant, Api.Webhook webhook, Map<String, Object> request, int status) {
        return Api.as(tenant)
                .body(request)
                .post(PATH + "/replay", webhook.id())
                .then()
                .statusCode(status)
                .extract()
                .jsonPath();
    }

    private static JsonPath get(Tenant tenant, Api.Webhook webhook, String id) {
        return Api.as(tenant)
                .get(PATH + "/replays/" + id, webhook.id())
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static void awaitDelivered(Tenant tenant, Api.Webhook webhook, int count) {
        Awaitility.await()
                .until(() -> Api.deliveries(tenant, webhook)
                                .getList("data.findAll { it.status == 'delivered' }")
                                .size()
                        == count);
    }

    private static UUID uuid(Api.Webhook webhook) {
        return Subscription.ID.parse(webhook.id()).orElseThrow();
    }
}
