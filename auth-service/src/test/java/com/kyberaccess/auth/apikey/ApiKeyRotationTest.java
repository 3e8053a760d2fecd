package com.kyberaccess.auth.apikey;

import static com.kyberaccess.auth.testsupport.Api.as;
import static com.kyberaccess.auth.testsupport.Api.createKey;
import static com.kyberaccess.auth.testsupport.Api.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.kyberaccess.auth.testsupport.Api;
import com.kyberaccess.auth.testsupport.TestAccounts;
import com.kyberaccess.common.security.Role;
import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.TopicProbe;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class ApiKeyRotationTest {
    private static final String KEYS = "/api/v1/api-keys/";
    private static final int HOUR = 3_600;

    @Inject
    TestAccounts accounts;

    @Inject
    DataSource database;

    @Inject
    ObjectMapper mapper;

    @Test
    void theNewSecretIsShownOnceForTheSameKey() {
        // Given
        var owner = accounts.withOwner().login();
        var key = createKey(owner);
        var before = Instant.now();

        // When
        var answer = rotate(owner, key, HOUR);

        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        var rotated = answer.jsonPath().setRootPath("data");
        assertThat(rotated.getString("id")).isEqualTo(key.getString("id"));
        assertThat(rotated.getString("name")).isEqualTo(key.getString("name"));
        assertThat(rotated.getString("api_key"))
                .startsWith("ka_live_")
                .endsWith(rotated.getString("last4"))
                .isNotEqualTo(key.getString("api_key"));
        assertThat(Instant.parse(rotated.getString("overlap_ends_at")))
                .isBetween(before.plusSeconds(HOUR - 1), Instant.now().plusSeconds(HOUR));
        var shown = as(owner).get(KEYS + key.getString("id"));
        assertThat(shown.jsonPath().getString("data.last4")).isEqualTo(rotated.getString("last4"));
        assertThat(shown.asString()).doesNotContain(rotated.getString("api_key"));
    }

    @Test
    void bothSecretsAndTheirTokensWorkDuringTheOverlap() {
        // Given
        var owner = accounts.withOwner().login();
        var key = createKey(owner);
        var old = Use.of(key);

        // When
        var present = Use.of(rotated(owner, key, HOUR));

        // Then
        old.works();
        present.works();
    }

    @Test
    void withoutAnOverlapTheOldSecretAndItsTokensEndAtOnce() {
        // Given
        var owner = accounts.withOwner().login();
        var key = createKey(owner);
        var old = Use.of(key);

        // When
        var present = Use.of(rotated(owner, key, 0));

        // Then
        old.isRefused();
        present.works();
        assertThat(as(owner).get(KEYS + key.getString("id")).jsonPath().getString("data.overlap_ends_at"))
                .isNull();
    }

    @Test
    void theOldSecretAndItsTokensEndWithTheOverlapAndTheNewOnesLiveOn() {
        // Given
        var owner = accounts.withOwner().login();
        var key = createKey(owner);
        var old = Use.of(key);

        // When
        var rotated = rotated(owner, key, 3);
        var duringOverlap = Use.of(key);
        var present = Use.of(rotated);

        // Then
        var withinASecond = Instant.parse(rotated.getString("overlap_ends_at")).plusSeconds(1);
        await().atMost(Duration.ofSeconds(10)).until(() -> Instant.now().isAfter(withinASecond));
        old.isRefused();
        duringOverlap.isRefused();
        present.works();
    }

    @Test
    void aSecondRotationEndsTheFirstSecretWhenItWasToEndOrBefore() {
        // Given
        var owner = accounts.withOwner().login();
        var first = createKey(owner);
        var firstUse = Use.of(first);
        var second = rotated(owner, first, HOUR);
        var secondUse = Use.of(second);

        // When
        rotated(owner, first, 2 * HOUR);
        firstUse.works();
        secondUse.works();
        var fourth = rotated(owner, first, 0);

        // Then
        firstUse.isRefused();
        secondUse.isRefused();
        Use.of(fourth).works();
    }

    @Test
    void theEndIsToldToEveryReplicaWithTheRotation() throws Exception {
        // Given
        var owner = accounts.withOwner().login();
        var key = createKey(owner);

        // When
        var rotated = rotated(owner, key, HOUR);

        // Then
        var secret = "sec_" + key.getString("api_key").substring(8, 20);
        try (var feed = new TopicProbe("kyberaccess.key-revocations.v1")) {
            var message = mapper.readTree(
                    feed.await(candidate -> secret.equals(candidate.key())).value());
            assertThat(Instant.parse(message.path("effective_at").asText()).getEpochSecond())
                    .isEqualTo(
                            Instant.parse(rotated.getString("overlap_ends_at")).getEpochSecond());
        }
    }

    @Test
    void revokingTheKeyEndsBothSecrets() {
        // Given
        var owner = accounts.withOwner().login();
        var key = createKey(owner);
        var old = Use.of(key);
        var present = Use.of(rotated(owner, key, HOUR));

        // When
        as(owner).delete(KEYS + key.getString("id"));

        // Then
        old.isRefused();
        present.isRefused();
        assertThat(rotate(owner, key, 0).statusCode()).isEqualTo(404);
    }

    @Test
    void anExpiredKeyIs409() throws Exception {
        // Given
        var owner = accounts.withOwner().login();
        var key = createKey(owner);
        try (var connection = database.getConnection();
                var update = connection.prepareStatement("UPDATE api_key SET expires_at = now() WHERE id = ?")) {
            update.setObject(1, ApiKey.ID.parse(key.getString("id")).orElseThrow());
            update.executeUpdate();
        }

        // When
        var answer = rotate(owner, key, 0);

        // Then
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.jsonPath().getString("error.code")).isEqualTo("API_KEY_EXPIRED");
        assertThat(answer.header("X-Should-Retry")).isEqualTo("false");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"overlap_seconds\":-1}",
                "{\"overlap_seconds\":604801}",
                "{\"overlap_seconds\":1.5}",
                "{\"overlap_seconds\":\"60\"}",
                "{\"overlap_seconds\":99999999999}",
                "{\"overlap_seconds\":null}"
            })
    void anOverlapThatIsNoNumberOfSecondsUpToSevenDaysIs422(String body) {
        // Given
        var owner = accounts.withOwner().login();
        var key = createKey(owner);

        // When
        var answer = as(owner).body(body).post(KEYS + key.getString("id") + "/rotate");

        // Then
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.jsonPath().getString("error.details[0].field")).isEqualTo("overlap_seconds");
        Use.of(key).works();
    }

    @Test
    void sevenDaysAreTaken() {
        // Given
        var owner = accounts.withOwner().login();

        // Then
        assertThat(rotate(owner, createKey(owner), 604_800).statusCode()).isEqualTo(200);
    }

    @Test
    void anotherAccountsKeyIs404AndGoesOnWorking() {
        // Given
        var key = createKey(accounts.withOwner().login());

        // When
        var answer = rotate(accounts.withOwner().login(), key, 0);

        // Then
        assertThat(answer.statusCode()).isEqualTo(404);
        Use.of(key).works();
    }

    @Test
    void aManagerRotatesNothing() {
        // Given
        var key = createKey(accounts.withOwner().login());

        // Then
        assertThat(rotate(accounts.with(Role.MANAGER).login(), key, 0).statusCode())
                .isEqualTo(403);
    }

    @Test
    void everyChangeIsInTheAuditLogWithoutASecret() throws Exception {
        // Given
        var account = accounts.withOwner();
        var owner = account.login();

        // When
        var key = createKey(owner);
        var rotated = rotated(owner, key, HOUR);
        as(owner).delete(KEYS + key.getString("id"));

        // Then
        try (var entries = new TopicProbe("kyberaccess.audit.v1")) {
            for (var action : new String[] {"api_key.created", "api_key.rotated", "api_key.revoked"}) {
                var entry =
                        mapper.readTree(entries.await(message -> message.value().contains(action)
                                        && message.value().contains(key.getString("id")))
                                .value());
                assertThat(entry.path("account_id").asText())
                        .isEqualTo(account.tenant().account());
                assertThat(entry.path("data").path("actor").asText())
                        .isEqualTo(account.member().publicId());
                assertThat(entry.toString())
                        .doesNotContain(key.getString("api_key"))
                        .doesNotContain(rotated.getString("api_key"));
            }
        }
    }

    private static Response rotate(String owner, JsonPath key, int overlapSeconds) {
        return as(owner).body(Map.of("overlap_seconds", overlapSeconds)).post(KEYS + key.getString("id") + "/rotate");
    }

    private static JsonPath rotated(String owner, JsonPath key, int overlapSeconds) {
        return rotate(owner, key, overlapSeconds)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .setRootPath("data");
    }

    /// A secret in use: exchanged, cached behind `X-API-Key`, and as a token minted before.
    private record Use(String apiKey, String token) {
        /// What a good key gets here, since keys manage no keys.
        private static final int GOOD = 403;

        static Use of(JsonPath key) {
            var use = new Use(key.getString("api_key"), Api.tokenFor(key.getString("api_key")));
            use.works();
            return use;
        }

        void works() {
            assertThat(Api.exchange(apiKey).statusCode()).isEqualTo(200);
            assertThat(byHeader()).isEqualTo(GOOD);
            assertThat(as(token).get(KEYS).statusCode()).isEqualTo(GOOD);
        }

        void isRefused() {
            assertThat(Api.exchange(apiKey).statusCode()).isEqualTo(401);
            assertThat(byHeader()).isEqualTo(401);
            assertThat(as(token).get(KEYS).statusCode()).isEqualTo(401);
        }

        private int byHeader() {
            return json().header("X-API-Key", apiKey).get(KEYS).statusCode();
        }
    }
}
