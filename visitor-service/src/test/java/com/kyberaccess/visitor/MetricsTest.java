package com.kyberaccess.visitor;

import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.MetricsContract;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.URI;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class MetricsTest {
    @SuppressWarnings("NullAway.Init")
    @TestHTTPResource(value = "/metrics", management = true)
    URI metrics;

    @Test
    void theOperatorsPageListsWhatIsServed() {
        // Given a request, whose latency is measured
        RestAssured.get("/api/v1/unknown").then().statusCode(404);
        // Then
        MetricsContract.assertListed("visitor", metrics);
    }
}
