package com.kyberaccess.webhook.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.TestTenants;
import com.kyberaccess.webhook.testsupport.Api;
import com.kyberaccess.webhook.testsupport.Egress;
import com.kyberaccess.webhook.testsupport.Sql;
import com.kyberaccess.webhook.testsupport.TestEvents;
import com.kyberaccess.webhook.testsupport.TestReceiver;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(Egress.class)
class PauseTest {
    private static final String PATH = "/api/v1/webhooks/{id}";

    private final TestReceiver receiver = new TestReceiver();
    private final TestReceiver other = new TestReceiver();

    @Inject
    Sql sql;

    @AfterEach
    void close() {
        receiver.close();
        other.close();
    }

    @Test
    void eventsOfAPauseAreSkippedAndRetriesGoOnAfterIt() {
        // Given
        var tenant = TestTenants.next();
        var webhook = Api.subscribe(tenant, receiver.url(), "*");
        Api.subscribe(tenant, other.url(), "*");
        receiver.always(TestReceiver.status(500));
        TestEvents.publish(tenant, TestEvents.VISITOR, "visitor.denied", "{}");
        receiver.await(1);

        // When
        Api.as(tenant)
                .post(PATH + "/pause", webhook.id())
                .then()
                .statusCode(200)
                .body("data.status", equalTo("paused"))
                .body("data.paused_at", notNullValue());
        receiver.always(TestReceiver.status(200));
        TestEvents.publish(tenant, TestEvents.VISITOR, "visitor.updated", "{}");
        other.await(2);
        int before = receiver.received().size();
        Api.as(tenant)
                .post(PATH + "/resume", webhook.id())
                .then()
                .statusCode(200)
                .body("data.status", equalTo("active"))
                .body("data.paused_at", nullValue());

        // Then
        var log = Api.awaitDelivery(
                tenant, webhook, delivery -> delivery.getString("data.status").equals("delivered"));
        assertThat(log.getString("data.event")).isEqualTo("visitor.denied");
        assertThat(receiver.received()).hasSizeGreaterThan(before - 1);
        assertThat(receiver.received())
                .extracting(request -> request.header("x-kyberaccess-event"))
                .containsOnly("visitor.denied");
    }

    @Test
    void pausingAndResumingTwiceIsTheSameAsOnce() {
        var tenant = TestTenants.next();
        var webhook = Api.subscribe(tenant, receiver.url(), "*");
        List.of("pause", "pause", "resume", "resume").forEach(action -> Api.as(tenant)
                .post(PATH + "/" + action, webhook.id())
                .then()
                .statusCode(200));
    }

    @Test
    void disabledWebhookSaysWhyAndBeginsAnewWhenItIsResumed() {
        // Given
        var tenant = TestTenants.next();
        receiver.answer(TestReceiver.status(410));
        var webhook = Api.subscribe(tenant, receiver.url(), "*");
        TestEvents.checkIn(tenant);
        Api.awaitDelivery(
                tenant, webhook, delivery -> delivery.getString("data.status").equals("failed"));
        sql.execute(
                "UPDATE subscription SET consecutive_failures = 7 WHERE id = ?",
                Subscription.ID.parse(webhook.id()).orElseThrow());

        // When
        Api.as(tenant)
                .get(PATH, webhook.id())
                .then()
                .body("data.status", equalTo("disabled"))
                .body("data.disabled_reason", equalTo("endpoint_gone"))
                .body("data.disabled_at", notNullValue())
                .body("data.consecutive_failures", equalTo(7));
        Api.as(tenant)
                .post(PATH + "/pause", webhook.id())
                .then()
                .statusCode(409)
                .body("error.code", equalTo("WEBHOOK_DISABLED"));
        Api.as(tenant)
                .post(PATH + "/resume", webhook.id())
                .then()
                .statusCode(200)
                .body("data.status", equalTo("active"))
                .body("data.disabled_reason", nullValue())
                .body("data.consecutive_failures", equalTo(0));

        // Then
        TestEvents.checkIn(tenant);
        receiver.await(2);
    }

    @Test
    void rotationWithoutOverlapEndsTheOldSecretAtOnce() {
        // Given
        var tenant = TestTenants.next();
        var webhook = Api.subscribe(tenant, receiver.url(), "*");

        // When
        var rotated = Api.as(tenant)
                .body(Map.of("overlap_seconds", 0))
                .post(PATH + "/rotate-secret", webhook.id())
                .then()
                .statusCode(200)
                .body("data.previous_secret_until", nullValue())
                .extract()
                .jsonPath()
                .getString("data.signing_secret");
        TestEvents.checkIn(tenant);

        // Then
        assertThat(rotated).startsWith("whsec_").isNotEqualTo(webhook.secret());
        assertThat(receiver.await(1).getFirst().header("webhook-signature")).doesNotContain(" ");
    }

    @Test
    void rotationTakesZeroToSevenDays() {
        var tenant = TestTenants.next();
        var webhook = Api.subscribe(tenant, receiver.url(), "*");
        for (var seconds : List.of(-1, 604_801)) {
            Api.as(tenant)
                    .body(Map.of("overlap_seconds", seconds))
                    .post(PATH + "/rotate-secret", webhook.id())
                    .then()
                    .statusCode(422)
                    .body("error.details[0].field", equalTo("overlap_seconds"));
        }
        Api.as(tenant)
                .body(Map.of("overlap_seconds", 604_800))
                .post(PATH + "/rotate-secret", webhook.id())
                .then()
                .statusCode(200)
                .body("data.previous_secret_until", notNullValue());
        Api.as(tenant)
                .post(PATH + "/rotate-secret", webhook.id())
                .then()
                .statusCode(200)
                .body("data.previous_secret_until", notNullValue());
    }
}
