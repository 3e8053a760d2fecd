package com.kyberaccess.common.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.kyberaccess.common.security.AccessTable;
import com.kyberaccess.common.security.EndpointRule.Audience;
import com.kyberaccess.testing.OpenApiEndpoints;
import com.kyberaccess.testing.OpenApiEndpoints.Endpoint;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The committed OpenAPI documents, which each service's own test holds to what it serves.
class IdempotencyDocumentTest {
    static List<String> services() {
        return OpenApiEndpoints.services();
    }

    private static boolean takesAKey(Endpoint endpoint) {
        return endpoint.method().equals("POST")
                && AccessTable.STANDARD.find(endpoint.path()).orElseThrow().audience() != Audience.ANYBODY;
    }

    private static boolean namesTheKey(JsonNode operation) {
        return operation.path("parameters").findValuesAsText("$ref").contains("#/components/parameters/IdempotencyKey");
    }

    @ParameterizedTest
    @MethodSource("services")
    void everyPostThatNeedsACredentialDocumentsItsKeyAndWhatItAnswers(String service) {
        // Given
        var posts = OpenApiEndpoints.of(service).stream()
                .filter(IdempotencyDocumentTest::takesAKey)
                .toList();
        assertThat(posts).hasSizeGreaterThan(5);
        // Then
        assertThat(posts).allSatisfy(post -> {
            var operation = OpenApiEndpoints.operation(service, post);
            assertThat(namesTheKey(operation)).isTrue();
            assertThat(operation
                            .path("responses")
                            .path("409")
                            .path("description")
                            .asText())
                    .contains("IDEMPOTENCY_KEY_IN_USE", "IDEMPOTENCY_OUTCOME_UNKNOWN");
            assertThat(operation
                            .path("responses")
                            .path("422")
                            .path("description")
                            .asText())
                    .contains("IDEMPOTENCY_KEY_REUSED");
            var successes = operation.path("responses").properties().stream()
                    .filter(response -> response.getKey().startsWith("2"))
                    .toList();
            assertThat(successes).isNotEmpty().allSatisfy(response -> assertThat(
                            response.getValue().path("headers").has("Idempotency-Replayed"))
                    .isTrue());
        });
    }

    @ParameterizedTest
    @MethodSource("services")
    void noOtherEndpointDoes(String service) {
        assertThat(OpenApiEndpoints.of(service))
                .filteredOn(endpoint -> !takesAKey(endpoint))
                .isNotEmpty()
                .noneMatch(endpoint -> namesTheKey(OpenApiEndpoints.operation(service, endpoint)));
    }

    @Test
    void allFourServicesAreLookedAt() {
        assertThat(Set.copyOf(services())).hasSize(4);
    }
}
