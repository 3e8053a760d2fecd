package com.kyberaccess.webhook.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.TestTenants;
import com.kyberaccess.webhook.testsupport.Api;
import com.kyberaccess.webhook.testsupport.Egress;
import com.kyberaccess.webhook.testsupport.TestEvents;
import com.kyberaccess.webhook.testsupport.TestReceiver;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(Egress.class)
class FilteredIntakeTest {
    private static final String HERE = "loc_01jhm4p0z9y8x7w6v5t4s3r2q1";
    private static final String THERE = "loc_01jhm4p0z9y8x7w6v5t4s3r2q2";

    private final TestReceiver receiver = new TestReceiver();

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void webhookGetsOnlyWhatPassesItsFilter() {
        // Given
        var tenant = TestTenants.next();
        filtered(tenant, "/here", Map.of("location_id", HERE));
        filtered(tenant, "/acme", Map.of("location_id", HERE, "data.visitor.company", "Acme"));
        filtered(tenant, "/odd", Map.of("data.odd", "a\u0000b"));
        Api.subscribe(tenant, receiver.url("localhost", "/all"), "*");
        filtered(TestTenants.next(), "/stranger", Map.of("location_id", HERE));

        // When
        publish(tenant, "visitor.denied", HERE, "Acme");
        publish(tenant, "visitor.updated", HERE, "Globex");
        publish(tenant, "visitor.deleted", THERE, "Acme");
        TestEvents.publish(tenant, TestEvents.EMERGENCY, "emergency.lockdown_activated", "{\"odd\":\"a\\u0000b\"}");

        // Then
        assertThat(receiver.await(9))
                .extracting(request -> request.path() + " " + request.header("x-kyberaccess-event"))
                .containsExactlyInAnyOrder(
                        "/here visitor.denied",
                        "/here visitor.updated",
                        "/here emergency.lockdown_activated",
                        "/acme visitor.denied",
                        "/odd emergency.lockdown_activated",
                        "/all visitor.denied",
                        "/all visitor.updated",
                        "/all visitor.deleted",
                        "/all emergency.lockdown_activated");
    }

    @Test
    void eventAboutAWebhookIsForTheOthers() {
        // Given
        var tenant = TestTenants.next();
        var subject = Api.subscribe(tenant, receiver.url("localhost", "/subject"), "*");
        Api.subscribe(tenant, receiver.url("localhost", "/other"), "*");

        // When
        TestEvents.publish(
                tenant,
                TestEvents.ACCOUNT,
                "webhook.disabled",
                "{\"webhook\":{\"id\":\"%s\"}}".formatted(subject.id()));
        TestEvents.publish(tenant, TestEvents.ACCOUNT, "settings.updated", "{}");

        // Then
        assertThat(receiver.await(3))
                .extracting(request -> request.path() + " " + request.header("x-kyberaccess-event"))
                .containsExactlyInAnyOrder(
                        "/other webhook.disabled", "/other settings.updated", "/subject settings.updated");
    }

    private void filtered(Tenant tenant, String path, Map<String, Object> filter) {
        Api.subscribe(tenant, receiver.url("localhost", path), Map.of("filter", filter));
    }

    private static void publish(Tenant tenant, String type, String location, String company) {
        TestEvents.publish(
                tenant,
                TestEvents.VISITOR,
                type,
                "{\"visitor\":{\"company\":\"%s\"},\"location\":{\"id\":\"%s\"}}".formatted(company, location));
    }
}
