package com.kyberaccess.auth.token;

import static com.kyberaccess.auth.testsupport.Api.createKey;
import static com.kyberaccess.auth.testsupport.Api.exchange;
import static com.kyberaccess.auth.testsupport.Api.json;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.kyberaccess.auth.testsupport.Api;
import com.kyberaccess.auth.testsupport.ForgedTokens;
import com.kyberaccess.auth.testsupport.TestAccounts;
import com.kyberaccess.common.security.ApiKeyFormat;
import com.kyberaccess.common.security.Mode;
import com.kyberaccess.testing.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class TokenResourceTest {
    @Inject
    TestAccounts accounts;

    @Inject
    DataSource database;

    @Test
    void aKeyIsExchangedForTheContractsThreeFields() {
        // Given
        var apiKey = createKey(accounts.withOwner().login()).getString("api_key");

        // When
        var answer = exchange(apiKey);

        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.jsonPath().getMap("")).containsOnlyKeys("token", "expires_at", "token_type");
        assertThat(answer.jsonPath().getString("token_type")).isEqualTo("Bearer");
        assertThat(Instant.parse(answer.jsonPath().getString("expires_at")))
                .isCloseTo(Instant.now().plus(1, ChronoUnit.HOURS), within(5, ChronoUnit.SECONDS));
    }

    @Test
    void theTokenVerifiesAgainstTheServedKeySetAndSaysWhoCalls() throws Exception {
        // Given
        var account = accounts.withOwner();
        var key = createKey(account.login(), Map.of("name", "n", "scope", "read_only", "mode", "sandbox"));

        // When
        var answer = exchange(key.getString("api_key"));

        // Then
        var claims = verified(answer.path("token"));
        assertThat(claims.getSubject()).isEqualTo(key.getString("id"));
        assertThat(claims.getStringClaimValue("account_id"))
                .isEqualTo(account.tenant().account());
        assertThat(claims.getStringClaimValue("mode")).isEqualTo("sandbox");
        assertThat(claims.getStringClaimValue("scope")).isEqualTo("read_only");
        assertThat(claims.getStringClaimValue("plan")).isEqualTo("enterprise");
        assertThat(claims.getStringClaimValue("zoneinfo")).isEqualTo("Asia/Kathmandu");
        assertThat(claims.hasClaim("role")).isFalse();
        assertThat(claims.hasClaim("permissions")).isFalse();
        assertThat(claims.getExpirationTime().getValue() - claims.getIssuedAt().getValue())
                .isEqualTo(3_600);
        assertThat(answer.jsonPath().getString("expires_at"))
                .isEqualTo(Instant.ofEpochSecond(claims.getExpirationTime().getValue())
                        .toString());
    }

    @Test
    void theTokensHeaderNamesAServedKey() throws Exception {
        // Given
        String token = exchange(createKey(accounts.withOwner().login()).getString("api_key"))
                .path("token");

        // When
        var header = new JsonWebSignature();
        header.setCompactSerialization(token);

        // Then
        assertThat(header.getAlgorithmHeaderValue()).isEqualTo("ES256");
        assertThat(header.getHeader("typ")).isEqualTo("JWT");
        assertThat(served().findJsonWebKey(header.getKeyIdHeaderValue(), "EC", "sig", "ES256"))
                .isNotNull();
    }

    @Test
    void everyTokenHasAnIdOfItsOwn() throws Exception {
        // Given
        var apiKey = createKey(accounts.withOwner().login()).getString("api_key");

        // When
        var first = verified(Api.tokenFor(apiKey));
        var second = verified(Api.tokenFor(apiKey));

        // Then
        assertThat(first.getJwtId()).isNotEmpty().isNotEqualTo(second.getJwtId());
    }

    @Test
    void aCustomKeysTokenMapsEndpointsToMethods() throws Exception {
        // Given
        var permissions = List.of(
                Map.of("endpoint", "/api/v1/visitors", "methods", List.of("GET")),
                Map.of("endpoint", "/api/v1/visitors/{visitor_id}", "methods", List.of("PATCH", "GET")));
        var key = createKey(
                accounts.withOwner().login(), Map.of("name", "n", "scope", "custom", "permissions", permissions));

        // When
        var claims = verified(Api.tokenFor(key.getString("api_key")));

        // Then
        assertThat(claims.getStringClaimValue("scope")).isEqualTo("custom");
        assertThat(claims.getClaimValue("permissions"))
                .isEqualTo(Map.of(
                        "/api/v1/visitors", List.of("GET"),
                        "/api/v1/visitors/{visitor_id}", List.of("GET", "PATCH")));
    }

    @Test
    void aTokenEndsWithItsKey() {
        // Given
        var end = Instant.now().plus(10, ChronoUnit.MINUTES).truncatedTo(ChronoUnit.SECONDS);
        var key = createKey(
                accounts.withOwner().login(), Map.of("name", "n", "scope", "read_only", "expires_at", end.toString()));

        // When
        var answer = exchange(key.getString("api_key"));

        // Then
        assertThat(answer.jsonPath().getString("expires_at")).isEqualTo(end.toString());
    }

    @Test
    void anUnknownKeyIs401() {
        refused(exchange(ApiKeyFormat.generate(Mode.LIVE, new SecureRandom())));
    }

    @Test
    void theSecretOfAnotherKeyBehindAKnownPublicPartIs401() {
        // Given
        var known = createKey(accounts.withOwner().login()).getString("api_key");
        String forged;
        do {
            forged = withChecksum(known.substring(0, 20)
                    + ApiKeyFormat.generate(Mode.LIVE, new SecureRandom()).substring(20, 63));
        } while (forged.equals(known));

        // When
        var answer = exchange(forged);

        // Then
        assertThat(ApiKeyFormat.mode(forged)).isPresent();
        refused(answer);
    }

    @Test
    void anExpiredKeyIs401() throws Exception {
        // Given
        var key = createKey(accounts.withOwner().login());
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(
                        "UPDATE api_key SET expires_at = now() - interval '1 second' WHERE name = ? AND last4 = ?")) {
            update.setString(1, key.getString("name"));
            update.setString(2, key.getString("last4"));
            assertThat(update.executeUpdate()).isEqualTo(1);
        }

        // When
        var answer = exchange(key.getString("api_key"));

        // Then
        refused(answer);
        assertThat(answer.jsonPath().getString("error.message")).isEqualTo("The API key has expired.");
    }

    @Test
    void aKeyWithAWrongChecksumIs401() {
        // Given
        var apiKey = createKey(accounts.withOwner().login()).getString("api_key");

        // Then
        refused(exchange(apiKey.substring(0, apiKey.length() - 1) + (apiKey.endsWith("0") ? "1" : "0")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"your-api-key-here", "ka_live_", "' OR 1=1 --", "\u0000", "ka_live_\ud83d\ude00"})
    void whatIsNoKeyAtAllIs401(String text) {
        refused(exchange(text));
    }

    @Test
    void aKeyOfTenKilobytesIs401() {
        refused(exchange("ka_live_" + "a".repeat(10_240)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"api_key\":null}", "{\"api_key\":\"\"}", "{\"api_key\":\"  \"}"})
    void withoutAKeyItIs422NamingTheField(String body) {
        // When
        var answer = json().body(body).post("/api/v1/auth/token");

        // Then
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.header("X-Should-Retry")).isEqualTo("false");
        assertThat(answer.jsonPath().getString("error.code")).isEqualTo("VALIDATION_ERROR");
        assertThat(answer.jsonPath().getList("error.details"))
                .isEqualTo(List.of(Map.of("field", "api_key", "issue", "Required")));
    }

    @Test
    void aKeyThatIsNoTextIs422() {
        // When
        var answer = json().body("{\"api_key\":42}").post("/api/v1/auth/token");

        // Then
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.jsonPath().getString("error.details[0].field")).isEqualTo("api_key");
    }

    @Test
    void malformedJsonIs400() {
        // When
        var answer = json().body("{\"api_key\":").post("/api/v1/auth/token");

        // Then
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.jsonPath().getString("error.code")).isEqualTo("MALFORMED_JSON");
    }

    @Test
    void anotherMediaTypeIs415() {
        // When
        var answer = given().contentType("text/plain").body("api_key").post("/api/v1/auth/token");

        // Then
        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.jsonPath().getString("error.code")).isEqualTo("UNSUPPORTED_MEDIA_TYPE");
    }

    private static void refused(Response answer) {
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.jsonPath().getString("error.code")).isEqualTo("UNAUTHORIZED");
        assertThat(answer.header("X-Request-Id")).isNotEmpty();
        assertThat(answer.header("X-Should-Retry")).isEqualTo("false");
    }

    private static JwtClaims verified(String token) throws Exception {
        return new JwtConsumerBuilder()
                .setVerificationKeyResolver(new JwksVerificationKeyResolver(served().getJsonWebKeys()))
                .setJwsAlgorithmConstraints(AlgorithmConstraints.ConstraintType.PERMIT, "ES256")
                .setExpectedIssuer(ForgedTokens.ISSUER)
                .setRequireExpirationTime()
                .build()
                .processToClaims(token);
    }

    private static JsonWebKeySet served() throws Exception {
        return new JsonWebKeySet(given().get("/.well-known/jwks.json").asString());
    }

    /// CRC-32 in base 62, as the format's documentation says.
    private static String withChecksum(String text) {
        var crc = new java.util.zip.CRC32();
        crc.update(text.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        var alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
        var digits = new StringBuilder();
        for (long value = crc.getValue(); digits.length() < 6; value /= 62) {
            digits.append(alphabet.charAt((int) (value % 62)));
        }
        return text + digits.reverse();
    }
}
