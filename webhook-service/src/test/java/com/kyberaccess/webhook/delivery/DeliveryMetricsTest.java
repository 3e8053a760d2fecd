package com.kyberaccess.webhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.TestTenants;
import com.kyberaccess.webhook.testsupport.Api;
import com.kyberaccess.webhook.testsupport.Egress;
import com.kyberaccess.webhook.testsupport.TestEvents;
import com.kyberaccess.webhook.testsupport.TestReceiver;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.URI;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(Egress.class)
class DeliveryMetricsTest {
    private final TestReceiver receiver = new TestReceiver();

    @SuppressWarnings("NullAway.Init")
    @TestHTTPResource(value = "/metrics", management = true)
    URI metrics;

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void attemptsAreCountedByOutcomeAndTheBacklogIsShown() {
        // Given
        var tenant = TestTenants.next();
        double before = value("kyber_webhook_attempts_seconds_count{outcome=\"delivered\"}");
        Api.subscribe(tenant, receiver.url(), "*");

        // When
        TestEvents.checkIn(tenant);

        // Then
        Awaitility.await().until(() -> value("kyber_webhook_attempts_seconds_count{outcome=\"delivered\"}") > before);
        assertThat(page())
                .contains(
                        "kyber_webhook_due_rows{lane=\"urgent\"} ",
                        "kyber_webhook_due_rows{lane=\"first\"} ",
                        "kyber_webhook_due_rows{lane=\"retry\"} ",
                        "kyber_webhook_due_rows{lane=\"ordered\"} ",
                        "kyber_webhook_breakers_open ");
        assertThat(value("kyber_webhook_due_age_seconds")).isNotNegative();
        Awaitility.await().until(() -> value("kyber_webhook_in_flight") == 0);
    }

    @Test
    void noSeriesNamesASubscriber() {
        // Given
        var tenant = TestTenants.next();
        Api.subscribe(tenant, receiver.url("localhost", "/secret-path"), "*");

        // When
        TestEvents.checkIn(tenant);
        receiver.await(1);

        // Then
        assertThat(page())
                .doesNotContain("secret-path")
                .doesNotContain(URI.create(receiver.url()).getAuthority());
    }

    private double value(String series) {
        return page().lines()
                .filter(line -> line.startsWith(series + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
                .findFirst()
                .orElse(0);
    }

    private String page() {
        return RestAssured.get(metrics).then().statusCode(200).extract().asString();
    }
}
