package com.kyberaccess.webhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.kyberaccess.common.id.IdType;
import com.kyberaccess.common.outbox.Outbox;
import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.TestTenants;
import com.kyberaccess.webhook.testsupport.Api;
import com.kyberaccess.webhook.testsupport.Egress;
import com.kyberaccess.webhook.testsupport.NeedsProgram;
import com.kyberaccess.webhook.testsupport.Script;
import com.kyberaccess.webhook.testsupport.TestEvents;
import com.kyberaccess.webhook.testsupport.TestReceiver;
import com.kyberaccess.webhook.testsupport.TestReceiver.Received;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.assertj.core.data.Offset;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(Egress.class)
class DeliveryTest {
    private static final String AWKWARD = "{\"name\":\"Zoë \uD83D\uDE80 \u2028 \\u00e9 \\/ \\u001F\",\"empty\":\"\","
            + "\"number\":1.0,\"tiny\":1e-7,\"big\":12345678901234567890,\"10\":true,\"9\":null,\"deep\":[[{\"a\":{}}]]}";

    private final TestReceiver receiver = new TestReceiver();

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void eventArrivesWithTheContractsHeaders() {
        // Given
        var tenant = TestTenants.next();
        var webhook = Api.subscribe(tenant, receiver.url("localhost", "/hook?team=1"), "visitor.checked_in");

        // When
        var event = TestEvents.checkIn(tenant);

        // Then
        var request = receiver.await(1).getFirst();
        var delivery = Api.awaitDelivery(
                tenant, webhook, log -> log.getString("data.status").equals("delivered"));
        assertThat(request.path()).isEqualTo("/hook?team=1");
        assertThat(request.text())
                .isEqualTo(TestEvents.body(event, "visitor.checked_in", "{\"badge_number\":\"V-0042\"}", tenant));
        assertThat(request.headers())
                .containsEntry("content-type", "application/json")
                .containsEntry("x-kyberaccess-event", "visitor.checked_in")
                .containsEntry("x-kyberaccess-delivery", delivery.getString("data.id"))
                .containsEntry("webhook-id", delivery.getString("data.id"))
                .containsEntry("webhook-timestamp", request.header("x-kyberaccess-timestamp"));
        assertThat(Long.parseLong(request.header("x-kyberaccess-timestamp")))
                .isCloseTo(System.currentTimeMillis() / 1000, Offset.offset(30L));
    }

    @Test
    @NeedsProgram("python3")
    void contractsPythonSampleAcceptsTheSignature() throws Exception {
        // Given
        var tenant = TestTenants.next();
        var webhook = Api.subscribe(tenant, receiver.url(), "*");
        TestEvents.publish(tenant, TestEvents.VISITOR, "visitor.updated", AWKWARD);

        // When
        var request = receiver.await(1).getFirst();
        var verdicts = Script.run(
                List.of(line(request, webhook.secret()), line(request, webhook.secret() + "x")),
                "python3",
                "samples/run.py",
                "samples/verify_webhook.py");

        // Then
        assertThat(verdicts).containsExactly("true", "false");
    }

    @Test
    @NeedsProgram("node")
    void contractsNodeSampleAcceptsTheSignature() throws Exception {
        // Given
        var tenant = TestTenants.next();
        var webhook = Api.subscribe(tenant, receiver.url(), "*");
        TestEvents.publish(tenant, TestEvents.VISITOR, "visitor.updated", AWKWARD);

        // When
        var request = receiver.await(1).getFirst();
        var verdicts = Script.run(
                List.of(line(request, webhook.secret()), line(request, webhook.secret() + "x")),
                "node",
                "samples/run.js",
                "samples/verify_webhook.js");

        // Then
        assertThat(verdicts).containsExactly("true", "false");
    }

    @Test
    void standardWebhooksSignatureCoversIdTimestampAndBody() throws Exception {
        // Given
        var tenant = TestTenants.next();
        var webhook = Api.subscribe(tenant, receiver.url(), "*");

        // When
        TestEvents.checkIn(tenant);

        // Then
        var request = receiver.await(1).getFirst();
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(webhook.secret().substring(6)), "HmacSHA256"));
        var signed = request.header("webhook-id") + "." + request.header("webhook-timestamp") + "." + request.text();
        assertThat(request.header("webhook-signature"))
                .isEqualTo("v1,"
                        + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void sameKafkaMessageTwiceIsOneDelivery() {
        // Given
        var tenant = TestTenants.next();
        var webhook = Api.subscribe(tenant, receiver.url(), "visitor.*");
        var id = Outbox.EVENT_ID.text(IdType.next());
        var value = TestEvents.body(id, "visitor.updated", "{}", tenant);

        // When
        TestEvents.publishRaw(tenant, TestEvents.VISITOR, id, value);
        TestEvents.publishRaw(tenant, TestEvents.VISITOR, id, value);
        var last = TestEvents.body(Outbox.EVENT_ID.text(IdType.next()), "visitor.deleted", "{}", tenant);
        TestEvents.publishRaw(tenant, TestEvents.VISITOR, id, last);

        // Then
        receiver.await(2);
        Awaitility.await()
                .until(
                        () -> Api.deliveries(tenant, webhook).getList("data.findAll { it.status == 'delivered' }"),
                        all -> all.size() == 2);
        assertThat(receiver.received())
                .extracting(request -> request.header("x-kyberaccess-event"))
                .containsExactlyInAnyOrder("visitor.updated", "visitor.deleted");
    }

    @Test
    void failedAttemptIsRepeatedWithTheSameIdAndBytesAndSignedAnew() {
        // Given
        var tenant = TestTenants.next();
        receiver.answer(TestReceiver.status(500), TestReceiver.status(302), TestReceiver.hangUp());
        var webhook = Api.subscribe(tenant, receiver.url(), "*");

        // When
        TestEvents.checkIn(tenant);

        // Then
        var requests = receiver.await(4);
        assertThat(requests)
                .extracting(request -> request.header("x-kyberaccess-delivery"))
                .containsOnly(requests.getFirst().header("x-kyberaccess-delivery"));
        assertThat(requests)
                .extracting(Received::text)
                .containsOnly(requests.getFirst().text());
        var log = Api.awaitDelivery(
                tenant, webhook, delivery -> delivery.getString("data.status").equals("delivered"));
        assertThat(log.getInt("data.attempts[0].response.status")).isEqualTo(500);
        assertThat(log.getInt("data.attempts[1].response.status")).isEqualTo(302);
        assertThat(log.getString("data.attempts[2].response")).isNull();
        assertThat(log.getInt("data.attempts[3].response.status")).isEqualTo(200);
        assertThat(log.getList("data.attempts.error", String.class).get(2)).contains("closed");
        assertThat(log.getInt("data.response_code")).isEqualTo(200);
    }

    @Test
    void deliveryFailsAfterTheLastRetry() {
        // Given
        var tenant = TestTenants.next();
        receiver.always(TestReceiver.status(503, Map.of("X-Why", "busy"), "try later"));
        var webhook = Api.subscribe(tenant, receiver.url(), "*");

        // When
        TestEvents.checkIn(tenant);

        // Then
        var log = Api.awaitDelivery(
                tenant, webhook, delivery -> !delivery.getString("data.status").equals("retrying"));
        assertThat(log.getString("data.status")).isEqualTo("failed");
        assertThat(log.getInt("data.response_code")).isEqualTo(503);
        assertThat(log.getList("data.attempts")).hasSize(6);
        assertThat(receiver.received()).hasSize(6);
    }

    @Test
    void goneDisablesTheWebhookAtOnce() {
        // Given
        var tenant = TestTenants.next();
        receiver.always(TestReceiver.status(410));
        var webhook = Api.subscribe(tenant, receiver.url(), "*");
        TestEvents.checkIn(tenant);
        var log = Api.awaitDelivery(
                tenant, webhook, delivery -> delivery.getString("data.status").equals("failed"));

        // When
        var other = new TestReceiver();
        var witness = Api.subscribe(tenant, other.url(), "*");
        TestEvents.checkIn(tenant);

        // Then
        other.await(1);
        other.close();
        assertThat(witness.id()).isNotEqualTo(webhook.id());
        assertThat(log.getList("data.attempts")).hasSize(1);
        assertThat(Api.as(tenant)
                        .get("/api/v1/webhooks/{id}", webhook.id())
                        .jsonPath()
                        .getString("data.status"))
                .isEqualTo("disabled");
        assertThat(receiver.received()).hasSize(1);
        assertThat(Api.deliveries(tenant, webhook).getInt("meta.total")).isEqualTo(1);
    }

    private static String line(Received request, String secret) throws Exception {
        return new ObjectMapper()
                .writeValueAsString(Map.of("headers", request.headers(), "body", request.text(), "secret", secret));
    }
}
