package com.kyberaccess.auth;

import static com.kyberaccess.auth.testsupport.Api.json;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.kyberaccess.testing.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class ErrorEnvelopeTest {

    @Test
    void anUnknownPathIs404() {
        error(given().get("/api/v1/auth/nothing"), 404, "NOT_FOUND");
    }

    @Test
    void anotherMethodIs405() {
        error(given().get("/api/v1/auth/token"), 405, "METHOD_NOT_ALLOWED");
    }

    @Test
    void aBodyOfTwoMegabytesIs413() {
        error(
                json().body("{\"api_key\":\"" + "a".repeat(2_000_000) + "\"}").post("/api/v1/auth/token"),
                413,
                "PAYLOAD_TOO_LARGE");
    }

    @Test
    void anArrayInsteadOfAnObjectIs400() {
        error(json().body("[]").post("/api/v1/auth/login"), 400, "MALFORMED_JSON");
    }

    @Test
    void anEmptyBodyIs400Or422() {
        // When
        var answer = json().post("/api/v1/auth/token");

        // Then
        assertThat(answer.statusCode()).isIn(400, 422);
        assertThat(answer.jsonPath().getString("error.message")).isNotEmpty();
    }

    private static void error(Response answer, int status, String code) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.jsonPath().getString("error.code")).isEqualTo(code);
        assertThat(answer.jsonPath().getString("error.message")).isNotEmpty();
        assertThat(answer.jsonPath().getList("error.details")).isEmpty();
        assertThat(answer.header("X-Request-Id")).isNotEmpty();
        assertThat(answer.header("X-Should-Retry")).isEqualTo("false");
    }
}
