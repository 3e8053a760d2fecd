package com.kyberaccess.webhook.deliverylog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.TestTenants;
import com.kyberaccess.webhook.delivery.Delivery;
import com.kyberaccess.webhook.testsupport.Api;
import com.kyberaccess.webhook.testsupport.Egress;
import com.kyberaccess.webhook.testsupport.Sql;
import com.kyberaccess.webhook.testsupport.TestEvents;
import com.kyberaccess.webhook.testsupport.TestReceiver;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(Egress.class)
class RedeliveryTest {
    private static final String PATH = "/api/v1/webhooks/{id}";

    private final TestReceiver receiver = new TestReceiver();

    @Inject
    Sql sql;

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void failedDeliveryIsSentAgainUnderItsIdWithAllRetries() {
        // Given
        var tenant = TestTenants.next();
        receiver.always(TestReceiver.status(500));
        var webhook = Api.subscribe(tenant, receiver.url(), "*");
        TestEvents.checkIn(tenant);
        var failed = awaitStatus(tenant, webhook, "failed");
        assertThat(receiver.received()).hasSize(6);

        // When
        redeliver(tenant, webhook, failed).statusCode(202).body("data.status", equalTo("retrying"));

        // Then
        Api.awaitDelivery(
                tenant,
                webhook,
                log -> log.getList("data.attempts").size() == 12
                        && log.getString("data.status").equals("failed"));
        assertThat(receiver.received())
                .hasSize(12)
                .extracting(request -> request.header("x-kyberaccess-delivery"))
                .containsOnly(failed);
    }

    @Test
    void deliveredOneCanBeSentAgain() {
        // Given
        var tenant = TestTenants.next();
        var webhook = Api.subscribe(tenant, receiver.url(), "*");
        TestEvents.checkIn(tenant);
        var delivery = awaitStatus(tenant, webhook, "delivered");

        // When
        redeliver(tenant, webhook, delivery).statusCode(202);

        // Then
        var log = Api.awaitDelivery(
                tenant, webhook, it -> it.getList("data.attempts").size() == 2);
        assertThat(log.getString("data.status")).isEqualTo("delivered");
        assertThat(receiver.received().get(1).text())
                .isEqualTo(receiver.received().get(0).text());
    }

    @Test
    void oneThatWaitsForARetryIsTriedAtOnce() {
        // Given
        var tenant = TestTenants.next();
        receiver.answer(TestReceiver.status(500));
        var webhook = Api.subscribe(tenant, receiver.url(), "*");
        TestEvents.checkIn(tenant);
        var delivery = Api.awaitDelivery(
                        tenant, webhook, log -> log.getList("data.attempts").size() >= 1)
                .getString("data.id");
        var id = Delivery.ID.parse(delivery).orElseThrow();
        boolean waiting =
                sql.execute("UPDATE delivery_due SET due_at = now() + interval '1 day' WHERE delivery_id = ?", id) == 1;

        // When
        redeliver(tenant, webhook, delivery).statusCode(202);

        // Then
        var log = Api.awaitDelivery(
                tenant,
                webhook,
                it -> it.getString("data.status").equals("delivered")
                        && it.getList("data.attempts").size() >= (waiting ? 2 : 3));
        assertThat(log.getInt("data.attempts[0].response.status")).isEqualTo(500);
    }

    @Test
    void nothingIsSentAgainWhileTheWebhookIsOffOrForATest() {
        // Given
        var tenant = TestTenants.next();
        var webhook = Api.subscribe(tenant, receiver.url(), "*");
        var test = Api.as(tenant)
                .body(Map.of("event", "user.login"))
                .post(PATH + "/test", webhook.id())
                .jsonPath()
                .getString("data.id");

        // Then
        redeliver(tenant, webhook, test).statusCode(409).body("error.code", equalTo("TEST_DELIVERY"));
        redeliver(tenant, webhook, "dlv_nope").statusCode(404);
        redeliver(TestTenants.next(), webhook, test).statusCode(404);
        Api.as(tenant).post(PATH + "/pause", webhook.id());
        redeliver(tenant, webhook, test).statusCode(409).body("error.code", equalTo("WEBHOOK_PAUSED"));
    }

    @Test
    void logIsFilteredByEventAndTime() {
        // Given
        var tenant = TestTenants.next();
        var webhook = Api.subscribe(tenant, receiver.url(), "*");
        TestEvents.publish(tenant, TestEvents.VISITOR, "visitor.denied", "{}");
        TestEvents.publish(tenant, TestEvents.ACCOUNT, "user.login", "{}");
        receiver.await(2);

        // Then
        total(tenant, webhook, "?event=visitor.denied", 1);
        total(tenant, webhook, "?event=visitor.*", 1);
        total(tenant, webhook, "?event=*", 2);
        total(tenant, webhook, "?since=2025-01-15T09:30:00Z", 2);
        total(tenant, webhook, "?since=2025-01-15T10:30:00%2B01:00&until=2025-01-15T09:30:01Z", 2);
        total(tenant, webhook, "?since=2025-01-15T09:30:01Z", 0);
        total(tenant, webhook, "?until=2025-01-15T09:30:00Z", 0);
        for (var query : new String[] {"?event=nope", "?since=yesterday", "?until=2025-01-15"}) {
            Api.as(tenant)
                    .get(PATH + "/deliveries" + query, webhook.id())
                    .then()
                    .statusCode(400);
        }
    }

    private static void total(Tenant tenant, Api.Webhook webhook, String query, int total) {
        Api.as(tenant)
                .urlEncodingEnabled(false)
                .get(PATH + "/deliveries" + query, webhook.id())
                .then()
                .statusCode(200)
                .body("meta.total", equalTo(total));
    }

    private static String awaitStatus(Tenant tenant, Api.Webhook webhook, String status) {
        return Api.awaitDelivery(
                        tenant, webhook, log -> log.getString("data.status").equals(status))
                .getString("data.id");
    }

    private static ValidatableResponse redeliver(Tenant tenant, Api.Webhook webhook, String delivery) {
        return Api.as(tenant)
                .post(PATH + "/deliveries/" + delivery + "/redeliver", webhook.id())
                .then();
    }
}
