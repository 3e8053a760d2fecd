package com.kyberaccess.webhook.deliverylog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.TestTenants;
import com.kyberaccess.webhook.testsupport.Api;
import com.kyberaccess.webhook.testsupport.Egress;
import com.kyberaccess.webhook.testsupport.TestEvents;
import com.kyberaccess.webhook.testsupport.TestReceiver;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(Egress.class)
class DeliveryLogResourceTest {
    private static final String PATH = "/api/v1/webhooks/{id}/deliveries";

    private final TestReceiver receiver = new TestReceiver();

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void deliveryShowsRequestAndResponseInFull() {
        // Given
        var tenant = TestTenants.next();
        receiver.always(TestReceiver.status(200, Map.of("X-Reply", "a\u00e9"), "bytes \u0000 and Zoë"));
        var webhook = Api.subscribe(tenant, receiver.url(), "*");

        // When
        var event = TestEvents.checkIn(tenant);

        // Then
        var log = Api.awaitDelivery(
                tenant, webhook, it -> it.getString("data.status").equals("delivered"));
        var request = receiver.received().getFirst();
        assertThat(log.getMap("data"))
                .containsOnlyKeys(
                        "id",
                        "event",
                        "event_id",
                        "timestamp",
                        "status",
                        "response_code",
                        "response_time_ms",
                        "test",
                        "attempts");
        assertThat(log.getString("data.event")).isEqualTo("visitor.checked_in");
        assertThat(log.getString("data.event_id")).isEqualTo(event);
        assertThat(log.getString("data.timestamp")).isEqualTo(TestEvents.AT);
        assertThat(log.getInt("data.response_code")).isEqualTo(200);
        assertThat(log.getInt("data.response_time_ms")).isBetween(0, 2_000);
        assertThat(log.getString("data.attempts[0].request.body")).isEqualTo(request.text());
        assertThat(log.getMap("data.attempts[0].request.headers"))
                .containsEntry("X-KyberAccess-Signature", request.header("x-kyberaccess-signature"))
                .containsEntry("X-KyberAccess-Delivery", log.getString("data.id"));
        assertThat(log.getInt("data.attempts[0].response.status")).isEqualTo(200);
        assertThat(log.getString("data.attempts[0].response.body")).isEqualTo("bytes \u0000 and Zoë");
        assertThat(log.getMap("data.attempts[0].response.headers")).containsKey("X-reply");
        assertThat(log.getString("data.attempts[0].error")).isNull();
    }

    @Test
    void listIsPagedAndFilteredNewestFirst() {
        // Given
        var tenant = TestTenants.next();
        receiver.answer(TestReceiver.status(410));
        var failing = Api.subscribe(tenant, receiver.url(), "visitor.denied");
        var webhook = Api.subscribe(tenant, receiver.url(), "visitor.checked_in");
        var denied = TestEvents.publish(tenant, TestEvents.VISITOR, "visitor.denied", "{}");
        Api.awaitDelivery(tenant, failing, it -> it.getString("data.status").equals("failed"));
        var first = TestEvents.checkIn(tenant);
        var second = TestEvents.checkIn(tenant);
        var third = TestEvents.checkIn(tenant);

        // When
        Awaitility.await()
                .until(
                        () -> Api.deliveries(tenant, webhook).getList("data.findAll { it.status == 'delivered' }"),
                        all -> all.size() == 3);

        // Then
        Api.as(tenant)
                .get(PATH + "?per_page=2", webhook.id())
                .then()
                .statusCode(200)
                .body("data.event_id", contains(third, second))
                .body("data", everyItem(not(hasKey("attempts"))))
                .body("meta.total", equalTo(3))
                .body("meta.total_pages", equalTo(2));
        Api.as(tenant).get(PATH + "?per_page=2&page=2", webhook.id()).then().body("data.event_id", contains(first));
        Api.as(tenant).get(PATH + "?status=failed", webhook.id()).then().body("meta.total", equalTo(0));
        Api.as(tenant).get(PATH + "?status=failed", failing.id()).then().body("data.event_id", contains(denied));
    }

    @Test
    void unknownStatusAndUnknownIdsAreAnswered() {
        var tenant = TestTenants.next();
        var webhook = Api.subscribe(tenant, receiver.url(), "*");
        Api.as(tenant)
                .get(PATH + "?status=lost", webhook.id())
                .then()
                .statusCode(400)
                .body("error.details.field", contains("status"));
        Api.as(tenant).get(PATH + "/dlv_nope", webhook.id()).then().statusCode(404);
        Api.as(tenant).get(PATH, "whk_nope").then().statusCode(404);
    }
}
