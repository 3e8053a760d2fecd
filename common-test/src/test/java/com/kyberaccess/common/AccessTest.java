package com.kyberaccess.common;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.kyberaccess.common.id.IdType;
import com.kyberaccess.common.security.ApiKeyFormat;
import com.kyberaccess.common.security.KeyUses;
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
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class AccessTest {
    private final Tenant tenant = TestTenants.next();

    @Inject
    KeyUses uses;

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
    void allTokensOfAnEndedSessionAreRefused() {
        // Given
        var session = new IdType("ses").text(IdType.next());
        var one = TestTokens.inSession(tenant, session);
        var other = TestTokens.inSession(tenant, session);
        var next = TestTokens.inSession(tenant, new IdType("ses").text(IdType.next()));
        get(one).statusCode(200);
        // When
        TopicProbe.publish(RevocationFeed.TOPIC, session, "{}", Map.of());
        // Then
        await().atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> get(one).statusCode(401));
        get(other).statusCode(401);
        get(next).statusCode(200);
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

    @Test
    void aRevokedSecretsTokenIsRefusedAndThoseOfTheKeysOtherSecretsAreNot() {
        // Given
        var revoked = "sec_" + UUID.randomUUID();
        var token = TestTokens.ofSecret(tenant, revoked);
        var other = TestTokens.ofSecret(tenant, "sec_" + UUID.randomUUID());
        get(token).statusCode(200);
        // When
        TopicProbe.publish(RevocationFeed.TOPIC, revoked, "{}", Map.of());
        // Then
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> get(token).statusCode(401));
        get(other).statusCode(200);
    }

    @Test
    void aRevocationToldAheadBeginsOnTime() {
        // Given
        var secret = "sec_" + UUID.randomUUID();
        var token = TestTokens.ofSecret(tenant, secret);
        var begins = Instant.now().plusSeconds(3);
        // When
        TopicProbe.publish(RevocationFeed.TOPIC, secret, "{\"effective_at\":\"%s\"}".formatted(begins), Map.of());
        // Then
        await().atMost(Duration.ofSeconds(10)).until(() -> {
            var status = get(token).extract().statusCode();
            assertThat(status == 200 || !Instant.now().isBefore(begins)).isTrue();
            return status == 401;
        });
    }

    @Test
    void aTiedTokenIsTakenFromItsAddressesAlone() {
        // Given
        var token = TestTokens.allowedFrom(tenant, "203.0.113.0/24", "2001:db8::/32");
        // Then
        for (var address : List.of("203.0.113.7", "2001:db8::1")) {
            given().auth()
                    .oauth2(token)
                    .header("X-Forwarded-For", address)
                    .get("/api/v1/things")
                    .then()
                    .statusCode(200);
        }
        for (var address : List.of("203.0.114.7", "2001:db9::1", "x")) {
            given().auth()
                    .oauth2(token)
                    .header("X-Forwarded-For", address)
                    .get("/api/v1/things")
                    .then()
                    .statusCode(403)
                    .body("error.code", equalTo("IP_NOT_ALLOWED"));
        }
        get(token).statusCode(403);
    }

    @Test
    void anExchangeTellsWhoPresentedTheKey() {
        // When
        given().header("X-API-Key", TestTokens.apiKeyFor(tenant))
                .header("X-Forwarded-For", "203.0.113.7")
                .get("/api/v1/things")
                .then()
                .statusCode(200);
        // Then
        assertThat(TestTokens.lastExchangeFor()).isEqualTo("203.0.113.7");
    }

    @Test
    void aUsedKeyIsReportedOnceForManyRequests() {
        // Given
        var key = new IdType("key").text(IdType.next());
        var token = TestTokens.ofKey(tenant, key);
        var before = Instant.now();
        // When
        for (int i = 0; i < 20; i++) {
            get(token).statusCode(200);
        }
        // Then
        uses.flush();
        try (var reports = new TopicProbe("kyberaccess.key-uses.v1")) {
            var report = JsonPath.from(
                    reports.await(message -> message.value().contains(key)).value());
            assertThat(Instant.parse(report.getString("uses." + key)))
                    .isBetween(before.truncatedTo(ChronoUnit.SECONDS), Instant.now());
            assertThat(reports.present(message -> message.value().contains(key)).size())
                    .isLessThanOrEqualTo(2);
        }
    }

    @Test
    void aPersonsRequestsAreNoUseOfAKey() {
        // Given
        var key = new IdType("key").text(IdType.next());
        // When
        get(TestTokens.owner(tenant)).statusCode(200);
        get(TestTokens.ofKey(tenant, key)).statusCode(200);
        uses.flush();
        // Then
        try (var reports = new TopicProbe("kyberaccess.key-uses.v1")) {
            reports.await(message -> message.value().contains(key));
            assertThat(reports.present(message -> message.value().contains("usr_")))
                    .isEmpty();
        }
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
