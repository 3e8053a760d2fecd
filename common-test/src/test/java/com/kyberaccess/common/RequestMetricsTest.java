package com.kyberaccess.common;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.kyberaccess.common.id.IdType;
import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.MetricsPage;
import com.kyberaccess.testing.TestTenants;
import com.kyberaccess.testing.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class RequestMetricsTest {
    private static final String ROUTE = "uri=\"/api/v1/things/{thing_id}/audited\"";

    private final String thing = IdType.next().toString();

    @SuppressWarnings("NullAway.Init")
    @TestHTTPResource(value = "/metrics", management = true)
    URI metrics;

    @Test
    void aRouteIsMeasuredByItsTemplateAndInBuckets() {
        // Given
        double before = measured();
        // When
        given().header("Authorization", "Bearer " + TestTokens.readWrite(TestTenants.next()))
                .post("/api/v1/things/" + thing + "/audited")
                .then()
                .statusCode(204);
        // Then
        Awaitility.await().until(() -> measured() == before + 1);
        var page = MetricsPage.of(metrics).text();
        assertThat(page).doesNotContain(thing);
        assertThat(page.lines()
                        .filter(line -> line.startsWith("http_server_requests_seconds_bucket{")
                                && line.contains(ROUTE)
                                && line.contains("status=\"204\"")))
                .as("11 buckets and +Inf")
                .hasSize(12);
    }

    @Test
    void theConnectionPoolIsShown() {
        assertThat(MetricsPage.of(metrics).text())
                .contains("agroal_active_count{", "agroal_available_count{", "agroal_awaiting_count{");
    }

    private double measured() {
        return MetricsPage.of(metrics).sum("http_server_requests_seconds_count{", ROUTE);
    }
}
