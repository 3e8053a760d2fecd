package com.kyberaccess.emergency;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.TestTenants;
import com.kyberaccess.testing.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class IdempotencyTest {
    private final String token = TestTokens.readWrite(TestTenants.next());

    @Test
    void aLockdownThatIsSentAgainIsAnsweredAgain() {
        // Given
        var key = UUID.randomUUID().toString();
        // When
        var first = lockDown(key);
        var second = lockDown(key);
        // Then
        first.then().statusCode(201);
        second.then().statusCode(201).header("Idempotency-Replayed", "true");
        assertThat(second.asString()).isEqualTo(first.asString());
    }

    @Test
    void aSecondLockdownWithAKeyOfItsOwnIsAConflict() {
        // Given
        lockDown(UUID.randomUUID().toString()).then().statusCode(201);
        // When
        var second = lockDown(UUID.randomUUID().toString());
        // Then
        second.then()
                .statusCode(409)
                .header("X-Should-Retry", "false")
                .body("error.code", equalTo("LOCKDOWN_ALREADY_ACTIVE"));
    }

    private Response lockDown(String key) {
        return given().header("Authorization", "Bearer " + token)
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(Map.of("reason", "Security threat", "notify_all", false))
                .post("/api/v1/emergency/lockdown");
    }
}
