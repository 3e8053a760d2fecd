package com.kyberaccess.common;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.kyberaccess.testing.Infrastructure;
import io.quarkus.logging.json.runtime.JsonFormatter;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Logger;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class LogsTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @Test
    void aLineOfARequestCarriesItsIdAndItsTrace() {
        // Given
        var lines = new Lines();
        var logger = Logger.getLogger("com.kyberaccess.common.error");
        logger.addHandler(lines);
        try {
            // When
            given().header("X-Request-Id", "of-this-test")
                    .header("traceparent", "00-%s-00f067aa0ba902b7-01".formatted(TRACE))
                    .get("/api/v1/things/broken")
                    .then()
                    .statusCode(500);
        } finally {
            logger.removeHandler(lines);
        }
        // Then
        var line = lines.of("of-this-test");
        assertThat(line.getString("message")).startsWith("request failed");
        assertThat(line.getString("mdc.traceId")).isEqualTo(TRACE);
        assertThat(line.getString("mdc.spanId")).matches("[0-9a-f]{16}");
    }

    /// What is logged, as production prints it.
    private static final class Lines extends ExtHandler {
        private final List<String> lines = new CopyOnWriteArrayList<>();
        private final JsonFormatter formatter = new JsonFormatter();

        @Override
        protected void doPublish(ExtLogRecord line) {
            lines.add(formatter.format(line));
        }

        JsonPath of(String requestId) {
            return lines.stream()
                    .map(JsonPath::from)
                    .filter(line -> requestId.equals(line.getString("mdc.request_id")))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no line of " + requestId + " in " + lines));
        }
    }
}
