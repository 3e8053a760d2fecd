package com.kyberaccess.common;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.TestTenants;
import com.kyberaccess.testing.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class ErrorsTest {
    @TestHTTPResource
    URI service;

    @Test
    void everyMissingFieldIsNamed() {
        post("{}")
                .statusCode(422)
                .body("error.code", equalTo("VALIDATION_ERROR"))
                .body("error.details.field", contains("first_name", "last_name"))
                .body("error.details.issue", contains("Required", "Required"));
    }

    @Test
    void anInvalidFieldIsNamedAsTheContractShows() {
        post("""
             {"first_name":"Jane","last_name":"Smith","email":"no address"}""")
                .statusCode(422)
                .body("error.details.field", contains("email"))
                .body("error.details.issue", contains("Invalid format"))
                .body("error.message", containsString("'email'"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"first_name\":7,\"last_name\":\"Smith\"}",
                "{\"first_name\":true,\"last_name\":\"Smith\"}",
                "{\"first_name\":[\"Jane\"],\"last_name\":\"Smith\"}",
                "{\"first_name\":{},\"last_name\":\"Smith\"}"
            })
    void aFieldOfTheWrongTypeIsNamed(String body) {
        post(body)
                .statusCode(422)
                .body("error.code", equalTo("VALIDATION_ERROR"))
                .body("error.details.field", contains("first_name"))
                .body("error.details.issue", contains("Must be a string"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"3\"", "3.5", "true", "99999999999"})
    void aNumberThatIsNoneIsNamed(String amount) {
        post("{\"first_name\":\"a\",\"last_name\":\"b\",\"amount\":" + amount + "}")
                .statusCode(422)
                .body("error.details.field", contains("amount"));
    }

    @Test
    void namesInAnyScriptComeBackAsTheyWent() {
        var answer = post("{\"first_name\":\"😀 مريم\",\"last_name\":\"Ünal\"}").statusCode(200);
        assertThat(answer.extract().asString()).contains("\"first_name\":\"😀 مريم\",\"last_name\":\"Ünal\"");
    }

    @Test
    void anUnknownFieldIsNamed() {
        post("""
             {"first_name":"Jane","last_name":"Smith","nickname":"J"}""")
                .statusCode(422)
                .body("error.details.field", contains("nickname"))
                .body("error.details.issue", contains("Unknown field"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"first_name\":", "nonsense", "[]", "\"text\"", "", "null", "{} {}", "{\"a\":1,\"a\":2}"})
    void aBodyThatIsNoJsonObjectIsRefused(String body) {
        given().auth()
                .oauth2(TestTokens.readWrite(TestTenants.next()))
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/things")
                .then()
                .statusCode(org.hamcrest.Matchers.oneOf(400, 422))
                .body("error.code", org.hamcrest.Matchers.oneOf("MALFORMED_JSON", "VALIDATION_ERROR"))
                .body("error.message", not(containsString("com.kyberaccess")));
    }

    @Test
    void malformedJsonIsABadRequest() {
        post("{\"first_name\":").statusCode(400).body("error.code", equalTo("MALFORMED_JSON"));
    }

    @Test
    void aBodyOverTheLimitIsRefusedInTheEnvelope() {
        post("{\"first_name\":\"" + "x".repeat(2_000_000) + "\"}")
                .statusCode(413)
                .body("error.code", equalTo("PAYLOAD_TOO_LARGE"))
                .header("X-Request-Id", matchesPattern("req_[0-9a-f]{32}"))
                .header("X-Should-Retry", "false");
    }

    @Test
    void aBodyOverTheLimitThatDoesNotTellItsLengthIsRefusedInTheEnvelope() throws IOException {
        // Given
        var start = "{\"first_name\":\"";
        var chunk = "x".repeat(0x10000);
        var request = new StringBuilder("POST /api/v1/things HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ")
                .append(TestTokens.readWrite(TestTenants.next()))
                .append("\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n")
                .append(Integer.toHexString(start.length()))
                .append("\r\n")
                .append(start)
                .append("\r\n");
        for (int i = 0; i < 20; i++) {
            request.append("10000\r\n").append(chunk).append("\r\n");
        }
        // When
        var answer = raw(request.append("0\r\n\r\n").toString());
        // Then
        assertThat(answer).startsWith("HTTP/1.1 413").contains("\"code\":\"PAYLOAD_TOO_LARGE\"");
    }

    @Test
    void anUnknownPathIsNotFound() {
        call().get("/api/v1/unknown")
                .then()
                .statusCode(404)
                .contentType(ContentType.JSON)
                .body("error.code", equalTo("NOT_FOUND"))
                .body("error.details", empty());
    }

    @Test
    void anUnknownPathOutsideTheApiIsNotFound() {
        call().get("/elsewhere").then().statusCode(404).body("error.code", equalTo("NOT_FOUND"));
    }

    @Test
    void aMethodThatThePathDoesNotHaveIsNotAllowed() {
        call().delete("/api/v1/things").then().statusCode(405).body("error.code", equalTo("METHOD_NOT_ALLOWED"));
    }

    @Test
    void aBodyThatIsNotJsonByItsTypeIsUnsupported() {
        call().contentType("text/plain")
                .body("first_name")
                .post("/api/v1/things")
                .then()
                .statusCode(415)
                .body("error.code", equalTo("UNSUPPORTED_MEDIA_TYPE"));
    }

    @Test
    void anUnforeseenFailureTellsNothingOfItself() {
        call().get("/api/v1/things/broken")
                .then()
                .statusCode(500)
                .body("error.code", equalTo("INTERNAL_ERROR"))
                .body("error.message", not(containsString("secret")));
    }

    @Test
    void aClientThatAsksForProblemDetailsGetsThem() {
        call().accept("application/problem+json, application/json")
                .get("/api/v1/things/broken")
                .then()
                .statusCode(500)
                .contentType("application/problem+json")
                .body("code", equalTo("INTERNAL_ERROR"))
                .body("status", equalTo(500));
    }

    @Test
    void theClientsRequestIdComesBack() {
        call().header("X-Request-Id", "my-request.1")
                .get("/api/v1/things")
                .then()
                .header("X-Request-Id", "my-request.1");
    }

    @Test
    void aRequestIdThatCouldForgeALogLineIsReplaced() {
        call().header("X-Request-Id", "a b")
                .get("/api/v1/things")
                .then()
                .header("X-Request-Id", matchesPattern("req_[0-9a-f]{32}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"page=0", "page=x", "page=-1", "per_page=0", "per_page=101", "page=99999999999"})
    void aPageThatIsNoNumberInRangeIsRefused(String query) {
        call().get("/api/v1/things?" + query)
                .then()
                .statusCode(400)
                .body("error.code", equalTo("INVALID_PARAMETER"))
                .body("error.details.field", contains(query.substring(0, query.indexOf('='))));
    }

    @Test
    void aListTellsItsPageInAllFourFields() {
        call().get("/api/v1/things?page=2&per_page=50")
                .then()
                .statusCode(200)
                .body("meta", not(anEmptyMap()))
                .body("meta.total", equalTo(51))
                .body("meta.page", equalTo(2))
                .body("meta.per_page", equalTo(50))
                .body("meta.total_pages", equalTo(2));
    }

    @Test
    void aRequestLineThatIsNoHttpIsAnsweredWithAnError() throws IOException {
        assertThat(raw("GET /api/v1/things?q=%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 4");
    }

    private String raw(String request) throws IOException {
        try (var socket = new Socket(service.getHost(), service.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static ValidatableResponse post(String body) {
        return call().contentType("application/json; charset=utf-8")
                .body(body)
                .post("/api/v1/things")
                .then()
                .contentType(ContentType.JSON);
    }

    private static RequestSpecification call() {
        return given().auth().oauth2(TestTokens.readWrite(TestTenants.next()));
    }
}
