package com.kyberaccess.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.TestTenants;
import com.kyberaccess.webhook.testsupport.Api;
import com.kyberaccess.webhook.testsupport.Egress;
import com.kyberaccess.webhook.testsupport.TestEvents;
import com.kyberaccess.webhook.testsupport.TestReceiver;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(Egress.class)
class TenantIsolationTest {
    private static final String PATH = "/api/v1/webhooks";

    private final TestReceiver receiver = new TestReceiver();

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void anothersWebhookIsNotFoundOnAnyEndpoint() {
        // Given
        var owner = TestTenants.next();
        var webhook = Api.subscribe(owner, receiver.url(), "*");
        TestEvents.checkIn(owner);
        var delivery = Api.awaitDelivery(owner, webhook, log -> true).getString("data.id");

        // Then
        for (Tenant stranger :
                Stream.of(TestTenants.next(), TestTenants.sandboxOf(owner)).toList()) {
            var own = Api.subscribe(stranger, receiver.url(), "*");
            Api.as(stranger).get(PATH + "/" + webhook.id()).then().statusCode(404);
            Api.as(stranger).delete(PATH + "/" + webhook.id()).then().statusCode(404);
            Api.as(stranger)
                    .get(PATH + "/" + webhook.id() + "/deliveries")
                    .then()
                    .statusCode(404);
            Api.as(stranger)
                    .get(PATH + "/" + webhook.id() + "/deliveries/" + delivery)
                    .then()
                    .statusCode(404);
            Api.as(stranger)
                    .get(PATH + "/" + own.id() + "/deliveries/" + delivery)
                    .then()
                    .statusCode(404);
            Api.as(stranger).get(PATH).then().body("meta.total", equalTo(1));
        }
        Api.as(owner).get(PATH + "/" + webhook.id()).then().statusCode(200);
    }

    @Test
    void eventsReachTheirTenantsWebhooksOnly() {
        // Given
        var live = TestTenants.next();
        var sandbox = TestTenants.sandboxOf(live);
        var other = TestTenants.next();
        for (var tenant : Stream.of(live, sandbox, other).toList()) {
            Api.subscribe(tenant, receiver.url("localhost", "/" + tenant.mode() + tenant.account()), "*");
        }

        // When
        TestEvents.checkIn(sandbox);
        TestEvents.checkIn(other);
        TestEvents.checkIn(live);

        // Then
        assertThat(receiver.await(3))
                .extracting(TestReceiver.Received::path)
                .containsExactlyInAnyOrder(
                        "/LIVE" + live.account(), "/SANDBOX" + live.account(), "/LIVE" + other.account());
    }

    @Test
    void nobodyGetsInWithoutACredential() {
        io.restassured.RestAssured.get(PATH).then().statusCode(401);
        io.restassured.RestAssured.get(PATH + "/whk_x/deliveries").then().statusCode(401);
    }
}
