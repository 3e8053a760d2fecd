package com.kyberaccess.webhook.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;

import com.kyberaccess.common.id.IdType;
import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.TestTenants;
import com.kyberaccess.webhook.subscription.Subscription;
import com.kyberaccess.webhook.testsupport.Api;
import com.kyberaccess.webhook.testsupport.Sql;
import com.kyberaccess.webhook.testsupport.TestEvents;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The service as it is without a setting for egress.
@QuarkusTest
@TestProfile(DefaultEgressTest.Defaults.class)
@WithTestResource(Infrastructure.class)
class DefaultEgressTest {
    public static class Defaults implements QuarkusTestProfile {}

    @Inject
    Sql sql;

    @ParameterizedTest
    @ValueSource(strings = {"https://localhost/", "https://127.0.0.1:8443/", "https://[::1]/", "https://2130706433/"})
    void webhookIntoThisMachineIsRefused(String url) {
        Api.as(TestTenants.next())
                .body(Map.of("name", "x", "url", url, "events", List.of("*")))
                .post("/api/v1/webhooks")
                .then()
                .statusCode(422)
                .body("error.details.field", contains("url"));
    }

    @Test
    void withoutEgressAddressesNoneCanBeChosen() {
        Api.as(TestTenants.next())
                .body(Map.of(
                        "name",
                        "x",
                        "url",
                        "https://not-there-yet.invalid/",
                        "events",
                        List.of("*"),
                        "ip_allowlist",
                        List.of("203.0.113.1")))
                .post("/api/v1/webhooks")
                .then()
                .statusCode(422)
                .body("error.details.field", contains("ip_allowlist[0]"))
                .body("error.details[0].issue", containsString("no egress addresses to choose from"));
    }

    @Test
    void webhookThatLeadsIntoThisMachineNowGetsNoConnection() throws IOException {
        try (var listener = new ServerSocket(0, 10, InetAddress.ofLiteral("127.0.0.1"))) {
            // Given
            var tenant = TestTenants.next();
            var id = IdType.next();
            sql.execute(
                    "INSERT INTO subscription VALUES (?, ?, 'live', 'x', ?, NULL, '{*}', 'active', ?, now(), now())",
                    id,
                    tenant.accountId(),
                    "https://localhost:" + listener.getLocalPort() + "/",
                    "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

            // When
            TestEvents.checkIn(tenant);

            // Then
            var webhook = new Api.Webhook(Subscription.ID.text(id), "");
            var log = Api.awaitDelivery(
                    tenant, webhook, it -> !it.getList("data.attempts").isEmpty());
            assertThat(log.getString("data.attempts[0].error")).contains("reserved address");
            assertThat(log.getString("data.attempts[0].response")).isNull();
            assertThat(log.getString("data.status")).isEqualTo("retrying");
            listener.setSoTimeout(1);
            assertThat(catchThrowable(listener::accept)).isInstanceOf(SocketTimeoutException.class);
        }
    }
}
