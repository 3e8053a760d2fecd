package com.kyberaccess.auth.limit;

import static org.assertj.core.api.Assertions.assertThat;

import com.kyberaccess.auth.testsupport.Api;
import com.kyberaccess.auth.testsupport.TestAccounts;
import com.kyberaccess.common.security.ApiKeyFormat;
import com.kyberaccess.common.security.CredentialHash;
import com.kyberaccess.testing.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.redis.client.RedisAPI;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// The limits of these tests are in the test configuration; a counter is put where that many requests would bring it.
@QuarkusTest
@WithTestResource(Infrastructure.class)
class CredentialLimitsTest {
    private static final long AT_THE_LIMIT = 1_000_000;

    @Inject
    TestAccounts accounts;

    @Inject
    RedisAPI redis;

    private void used(String policy, String subject) {
        redis.set(List.of("kyber:rate:" + policy + ":" + subject, Long.toString(AT_THE_LIMIT), "EX", "60"))
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private static Response login(String email) {
        return Api.json()
                .body(Map.of("email", email, "password", "a wrong password"))
                .post("/api/v1/auth/login");
    }

    @Test
    void aKeyThatIsExchangedTooOftenIsToldToWaitAndOthersAreNot() {
        // Given
        var owner = accounts.withOwner().login();
        var busy = Api.createKey(owner).getString("api_key");
        var other = Api.createKey(owner).getString("api_key");
        used("token-key", ApiKeyFormat.publicPart(busy));
        // When
        var answer = Api.exchange(busy);
        // Then
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.header("Retry-After")).isNotNull();
        assertThat(answer.header("RateLimit-Policy")).startsWith("\"token-key\"");
        assertThat(Api.exchange(other).statusCode()).isEqualTo(200);
    }

    @Test
    void anExchangeTellsHowMuchIsLeft() {
        // Given
        var key = Api.createKey(accounts.withOwner().login()).getString("api_key");
        // When
        var answer = Api.exchange(key);
        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Long.parseLong(answer.header("X-RateLimit-Remaining"))).isPositive();
        assertThat(answer.header("X-RateLimit-Reset")).matches("[0-9]{10}");
    }

    @Test
    void anAddressThatIsTriedTooOftenIsLimitedWhetherItIsKnownOrNot() {
        // Given
        var known = accounts.withOwner().member().email();
        var unknown = UUID.randomUUID() + "@nowhere.test";
        for (var email : List.of(known, unknown)) {
            assertThat(login(email).statusCode()).isEqualTo(401);
            used("login-user", CredentialHash.of(email.toLowerCase(Locale.ROOT)).hex());
        }
        // Then
        assertThat(login(known).statusCode()).isEqualTo(429);
        assertThat(login(unknown).statusCode()).isEqualTo(429);
        assertThat(login(known.toUpperCase(Locale.ROOT)).statusCode()).isEqualTo(429);
    }

    @Test
    void anIpAddressHasALimitOfItsOwn() {
        // Given
        var address = "203.0.113.77";
        used("login-ip", address);
        used("token-ip", address);
        // When
        var login = Api.json()
                .header("X-Forwarded-For", address)
                .body(Map.of("email", UUID.randomUUID() + "@nowhere.test", "password", "x"))
                .post("/api/v1/auth/login");
        var token = Api.json()
                .header("X-Forwarded-For", address)
                .body(Map.of("api_key", "no key at all"))
                .post("/api/v1/auth/token");
        // Then
        assertThat(login.statusCode()).isEqualTo(429);
        assertThat(token.statusCode()).isEqualTo(429);
    }
}
