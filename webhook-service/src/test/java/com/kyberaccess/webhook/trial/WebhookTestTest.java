package com.kyberaccess.webhook.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.testing.EventContract;
import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.TestTenants;
import com.kyberaccess.webhook.catalogue.EventCatalogue;
import com.kyberaccess.webhook.testsupport.Api;
import com.kyberaccess.webhook.testsupport.Egress;
import com.kyberaccess.webhook.testsupport.TestReceiver;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(Egress.class)
class WebhookTestTest {
    private static final String PATH = "/api/v1/webhooks/{id}";

    private final TestReceiver receiver = new TestReceiver();

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void sampleIsSentAtOnceAndTheAnswerShown() {
        // Given
        var tenant = TestTenants.next();
        receiver.always(TestReceiver.status(202, Map.of("X-Seen", "yes"), "thanks"));
        var webhook = Api.subscribe(
                tenant, receiver.url(), Map.of("events", List.of("user.login"), "headers", Map.of("X-A", "b")));

        // When
        var answer = test(tenant, webhook, "emergency.lockdown_activated").statusCode(200);

        // Then
        var request = receiver.received().getFirst();
        answer.body("data.id", equalTo(request.header("x-kyberaccess-delivery")))
                .body("data.event", equalTo("emergency.lockdown_activated"))
                .body("data.status", equalTo("delivered"))
                .body("data.test", equalTo(true))
                .body("data.response_code", equalTo(202))
                .body("data.attempts[0].request.body", equalTo(request.text()))
                .body("data.attempts[0].request.headers.X-A", equalTo("b"))
                .body(
                        "data.attempts[0].request.headers.X-KyberAccess-Signature",
                        equalTo(request.header("x-kyberaccess-signature")))
                .body("data.attempts[0].response.status", equalTo(202))
                .body("data.attempts[0].response.headers.X-seen", equalTo("yes"))
                .body("data.attempts[0].response.body", equalTo("thanks"));
        Api.as(tenant).get(PATH + "/deliveries", webhook.id()).then().body("data.test", contains(true));
        Api.as(tenant).get("/api/v1/events").then().body("data.size()", equalTo(0));
    }

    @Test
    void failedTestIsLoggedButNeitherRetriedNorCounted() {
        // Given
        var tenant = TestTenants.next();
        receiver.always(TestReceiver.status(500));
        var webhook = Api.subscribe(tenant, receiver.url(), "*");

        // Then
        test(tenant, webhook, "user.login")
                .statusCode(200)
                .body("data.status", equalTo("failed"))
                .body("data.attempts[0].response.status", equalTo(500));
        receiver.always(TestReceiver.hangUp());
        test(tenant, webhook, "user.login")
                .statusCode(200)
                .body("data.status", equalTo("failed"))
                .body("data.attempts[0].response", equalTo(null));
        receiver.always(TestReceiver.status(410));
        test(tenant, webhook, "user.login").statusCode(200);
        Api.as(tenant)
                .get(PATH, webhook.id())
                .then()
                .body("data.consecutive_failures", equalTo(0))
                .body("data.status", equalTo("active"));
        assertThat(receiver.received()).hasSize(3);
    }

    @Test
    void everyTypeOfTheCatalogueCanBeTested() throws Exception {
        var tenant = TestTenants.next();
        var webhook = Api.subscribe(tenant, receiver.url(), "*");
        int sent = 0;
        for (var type : EventCatalogue.types()) {
            if (++sent % 10 == 0) {
                webhook = Api.subscribe(tenant, receiver.url(), "*");
            }
            test(tenant, webhook, type).statusCode(200).body("data.status", equalTo("delivered"));
            EventContract.assertFits(
                    type,
                    new JsonMapper().readTree(receiver.received().getLast().body()));
        }
        assertThat(receiver.received()).hasSize(EventCatalogue.types().size());
    }

    @Test
    void pausedWebhookCanBeTested() {
        var tenant = TestTenants.next();
        var webhook = Api.subscribe(tenant, receiver.url(), "*");
        Api.as(tenant).post(PATH + "/pause", webhook.id()).then().statusCode(200);
        test(tenant, webhook, "user.login").statusCode(200).body("data.status", equalTo("delivered"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "visitor.*", "host.created", "", "nope"})
    void unknownTypeIsRefused(String type) {
        var tenant = TestTenants.next();
        var webhook = Api.subscribe(tenant, receiver.url(), "*");
        test(tenant, webhook, type).statusCode(422).body("error.details.field", contains("event"));
        assertThat(receiver.received()).isEmpty();
    }

    @Test
    void testsAreLimitedAMinute() {
        var tenant = TestTenants.next();
        var webhook = Api.subscribe(tenant, receiver.url(), "*");
        for (int i = 0; i < 10; i++) {
            test(tenant, webhook, "user.login").statusCode(200);
        }
        test(tenant, webhook, "user.login")
                .statusCode(429)
                .header("X-Should-Retry", "true")
                .body("error.code", equalTo("TEST_LIMIT_REACHED"));
        assertThat(receiver.received()).hasSize(10);
    }

    @Test
    void foreignWebhookIsNotFound() {
        var webhook = Api.subscribe(TestTenants.next(), receiver.url(), "*");
        test(TestTenants.next(), webhook, "user.login").statusCode(404);
    }

    private static ValidatableResponse test(Tenant tenant, Api.Webhook webhook, String type) {
        return Api.as(tenant)
                .body(Map.of("event", type))
                .post(PATH + "/test", webhook.id())
                .then();
    }
}
