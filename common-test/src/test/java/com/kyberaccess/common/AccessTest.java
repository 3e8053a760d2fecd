package com.kyberaccess.common;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.kyberaccess.common.id.IdType;
import com.kyberaccess.common.security.ApiKeyFormat;
import com.kyberaccess.common.security.Mode;
import com.kyberaccess.common.security.RevocationFeed;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.TestTenants;
import com.kyberaccess.testing.TestTokens;
import com.kyberaccess.testing.TopicProbe;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class AccessTest {
    private final Tenant tenant = TestTenants.next();

    @Test
    void aTokenTellsTheTenant() {
        get(TestTokens.readWrite(tenant)).statusCode(200).body("data", contains(tenant.account()));
    }

    @Test
    void anApiKeyWorksWhereATokenDoes() {
        given().header("X-API-Key", TestTokens.apiKeyFor(tenant))
                .get("/api/v1/things")
                .then()
                .statusCode(200)
                .body("data", contains(tenant.account()));
    }

    @Test
    void anApiKeyIsExchangedOnceAndThenRemembered() {
        // Given
        var key = TestTokens.apiKeyFor(tenant);
        given().header("X-API-Key", key).get("/api/v1/things").then().statusCode(200);
        int before = TestTokens.exchanges();
        // When
        given().header("X-API-Key", key).get("/api/v1/things").then().statusCode(200);
        // Then
        assertThat(TestTokens.exchanges()).isEqualTo(before);
    }

    @Test
    void anApiKeyWithAWrongChecksumIsRefusedWithoutAsking() {
        // Given
        var key = TestTokens.apiKeyFor(tenant);
        int before = TestTokens.exchanges();
        // When
        var wrong = key.substring(0, key.length() - 1) + (key.endsWith("0") ? "1" : "0");
        // Then
        given().header("X-API-Key", wrong).get("/api/v1/things").then().statusCode(401);
        assertThat(TestTokens.exchanges()).isEqualTo(before);
    }

    @Test
    void anUnknownApiKeyIsUnauthorized() {
        given().header("X-API-Key", ApiKeyFormat.generate(Mode.LIVE, new SecureRandom()))
                .get("/api/v1/things")
                .then()
                .statusCode(401)
                .body("error.code", equalTo("UNAUTHORIZED"));
    }

    @Test
    void noCredentialIsUnauthorized() {
        given().get("/api/v1/things").then().statusCode(401).body("error.code", equalTo("UNAUTHORIZED"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"expired", "wrongSignature", "unsigned"})
    void aTokenThatIsNotGoodIsUnauthorized(String kind) {
        Map<String, Function<Tenant, String>> kinds = Map.of(
                "expired", TestTokens::expired,
                "wrongSignature", TestTokens::wrongSignature,
                "unsigned", TestTokens::unsigned);
        get(kinds.get(kind).apply(tenant))
                .statusCode(401)
                .body("error.code", equalTo("UNAUTHORIZED"))
                .header("X-Should-Retry", "false");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "Bearer ", "Bearer a.b.c", "Basic dXNlcjpwYXNz", "Bearer \u0001", "x"})
    void anAuthorizationThatIsNoTokenIsUnauthorized(String header) {
        given().header("Authorization", header).get("/api/v1/things").then().statusCode(401);
    }

    @Test
    void aHugeTokenIsUnauthorized() {
        get("x".repeat(12_000)).statusCode(401);
    }

    @Test
    void aReadOnlyKeyReadsButDoesNotWrite() {
        get(TestTokens.readOnly(tenant)).statusCode(200);
        post(TestTokens.readOnly(tenant))
                .statusCode(403)
                .body("error.code", equalTo("INSUFFICIENT_SCOPE"))
                .body("error.message", containsString("read_write"));
    }

    @Test
    void aCustomScopeAllowsWhatItNamesAndNothingElse() {
        var token = TestTokens.custom(tenant, Map.of("/api/v1/things", List.of("GET")));
        get(token).statusCode(200);
        post(token).statusCode(403).body("error.message", containsString("POST /api/v1/things"));
        given().auth().oauth2(token).get("/api/v1/things/x").then().statusCode(403);
    }

    @Test
    void aCustomScopeNamesPathsByTheirTemplate() {
        var token = TestTokens.custom(tenant, Map.of("/api/v1/things/{thing_id}", List.of("GET")));
        given().auth().oauth2(token).get("/api/v1/things/x").then().statusCode(404);
    }

    @Test
    void aTeamScreenIsClosedToKeys() {
        given().auth()
                .oauth2(TestTokens.readWrite(tenant))
                .get("/api/v1/things/team")
                .then()
                .statusCode(403)
                .body("error.code", equalTo("FORBIDDEN"))
                .body("error.message", containsString("owner"));
        given().auth()
                .oauth2(TestTokens.owner(tenant))
                .get("/api/v1/things/team")
                .then()
                .statusCode(200);
    }

    @Test
    void aRevokedKeysTokenIsRefused() {
        // Given
        var key = new IdType("key").text(IdType.next());
        var token = TestTokens.ofKey(tenant, key);
        get(token).statusCode(200);
        // When
        TopicProbe.publish(RevocationFeed.TOPIC, key, "{}", Map.of());
        // Then
        await().atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> get(token).statusCode(401));
    }

    @Test
    void aLiftedRevocationCountsNoMore() {
        // Given
        var key = new IdType("key").text(IdType.next());
        var token = TestTokens.ofKey(tenant, key);
        TopicProbe.publish(RevocationFeed.TOPIC, key, "{}", Map.of());
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> get(token).statusCode(401));
        // When
        TopicProbe.publish(RevocationFeed.TOPIC, key, null, Map.of());
        // Then
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> get(token).statusCode(200));
    }

    private static ValidatableResponse get(String token) {
        return given().header("Authorization", "Bearer " + token)
                .get("/api/v1/things")
                .then();
    }

    private static ValidatableResponse post(String token) {
        return given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body("""
                      {"first_name":"Jane","last_name":"Smith"}""")
                .post("/api/v1/things")
                .then();
    }
}
