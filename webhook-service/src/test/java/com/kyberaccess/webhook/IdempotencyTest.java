package com.kyberaccess.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.TestTenants;
import com.kyberaccess.testing.TestTokens;
import com.kyberaccess.webhook.testsupport.Api;
import com.kyberaccess.webhook.testsupport.Egress;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(Egress.class)
class IdempotencyTest {
    private static final String PATH = "/api/v1/webhooks";

    @Test
    void aWebhookThatIsSentAgainIsTheSameOneWithItsSecret() {
        // Given
        var token = TestTokens.readWrite(TestTenants.next());
        var key = UUID.randomUUID().toString();
        // When
        var first = create(token, key);
        var second = create(token, key);
        // Then
        first.then().statusCode(201);
        second.then().statusCode(201).header("Idempotency-Replayed", "true");
        assertThat(second.asString()).isEqualTo(first.asString()).contains("whsec_");
        assertThat(Api.with(token).get(PATH).jsonPath().getInt("meta.total")).isEqualTo(1);
    }

    private static Response create(String token, String key) {
        return Api.with(token)
                .header("Idempotency-Key", key)
                .body(Map.of("name", "CRM", "url", "https://localhost/hook", "events", List.of("visitor.*")))
                .post(PATH);
    }
}
