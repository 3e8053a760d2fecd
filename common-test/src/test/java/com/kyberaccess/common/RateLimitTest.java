package com.kyberaccess.common;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.kyberaccess.common.plan.Plan;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.TestTenants;
import com.kyberaccess.testing.TestTokens;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.redis.client.RedisAPI;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The tests begin early in a minute (see {@link #startOfMinute}), so that no window ends within one.
@QuarkusTest
@WithTestResource(Infrastructure.class)
class RateLimitTest {
    private static final int STARTER = Plan.STARTER.requestsPerMinute();

    @Inject
    RedisAPI redis;

    @Inject
    MeterRegistry metrics;

    private final Tenant tenant = TestTenants.next();

    private static Response get(Tenant tenant) {
        return given().header("Authorization", "Bearer " + TestTokens.ofPlan(tenant, "starter"))
                .get("/api/v1/things");
    }

    /// Puts the counter of `tenant` where that many requests would have brought it.
    private void used(Tenant tenant, int requests) {
        var key = "kyber:rate:account:" + tenant.account() + ":" + tenant.mode().wireName();
        call(redis.incrby(key, Integer.toString(requests - 1)));
    }

    private static <T> T call(io.vertx.core.Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }

    private static void startOfMinute() {
        await().atMost(java.time.Duration.ofSeconds(30))
                .until(() -> Instant.now().getEpochSecond() % 60 < 45);
    }

    @Test
    void everyAnswerTellsHowTheAccountStands() {
        // Given
        startOfMinute();
        long now = Instant.now().getEpochSecond();
        // When
        var answer = get(tenant);
        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.header("X-RateLimit-Limit")).isEqualTo("100");
        assertThat(answer.header("X-RateLimit-Remaining")).isEqualTo("99");
        assertThat(Long.parseLong(answer.header("X-RateLimit-Reset"))).isEqualTo(now - now % 60 + 60);
        assertThat(answer.header("RateLimit-Policy")).isEqualTo("\"account\";q=100;w=60");
        assertThat(answer.header("RateLimit")).matches("\"account\";r=99;t=[0-9]{1,2}");
        assertThat(answer.header("Retry-After")).isNull();
    }

    @Test
    void theRequestBeyondThePlanIsRefusedUntilTheMinuteEnds() {
        // Given
        startOfMinute();
        assertThat(get(tenant).statusCode()).isEqualTo(200);
        used(tenant, STARTER);
        // When
        var answer = get(tenant);
        // Then
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(metrics.get("kyber.rate.limit.rejected")
                        .tag("policy", "account")
                        .counter()
                        .count())
                .isPositive();
        assertThat(answer.path("error.code").toString()).isEqualTo("RATE_LIMIT_EXCEEDED");
        assertThat(answer.header("X-RateLimit-Remaining")).isEqualTo("0");
        assertThat(answer.header("X-Should-Retry")).isEqualTo("true");
        int wait = Integer.parseInt(answer.header("Retry-After"));
        assertThat(wait).isBetween(1, 60);
        assertThat(Long.parseLong(answer.header("X-RateLimit-Reset")))
                .isBetween(
                        Instant.now().getEpochSecond() + wait - 2, Instant.now().getEpochSecond() + wait + 2);
    }

    @Test
    void ofManyAtOnceExactlyThePlansNumberPass() {
        // Given
        startOfMinute();
        // When
        var statuses = IntStream.range(0, STARTER + 20)
                .parallel()
                .mapToObj(i -> get(tenant).statusCode())
                .toList();
        // Then
        assertThat(statuses).filteredOn(status -> status == 200).hasSize(STARTER);
        assertThat(statuses).filteredOn(status -> status == 429).hasSize(20);
    }

    @Test
    void theSandboxAndOtherAccountsHaveQuotasOfTheirOwn() {
        // Given
        startOfMinute();
        get(tenant);
        used(tenant, STARTER);
        // When
        var statuses = List.of(
                get(tenant).statusCode(),
                get(TestTenants.sandboxOf(tenant)).statusCode(),
                get(TestTenants.next()).statusCode());
        // Then
        assertThat(statuses).containsExactly(429, 200, 200);
    }

    @Test
    void aRefusedCredentialIsCountedForItsAddress() {
        // When
        var answer = given().header("Authorization", "Bearer nonsense").get("/api/v1/things");
        // Then
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.header("RateLimit-Policy")).startsWith("\"refused\";q=");
    }

    @Test
    void aCounterEndsWithItsMinute() {
        // When
        get(tenant);
        // Then
        var key = "kyber:rate:account:" + tenant.account() + ":live";
        assertThat(call(redis.ttl(key)).toInteger()).isBetween(0, 60);
    }

    @Test
    void withoutRedisRequestsGoOnCountedHereAndAMetricSaysSo() {
        // Given
        startOfMinute();
        get(tenant);
        used(tenant, STARTER);
        Infrastructure.redis().stop();
        try {
            // When
            var answer = get(tenant);
            // Then
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.header("X-RateLimit-Remaining")).isEqualTo("99");
            assertThat(metrics.get("kyber.rate.limit.local").gauge().value()).isEqualTo(1);
            assertThat(metrics.get("kyber.rate.limit.local.requests").counter().count())
                    .isPositive();
        } finally {
            Infrastructure.redis().start();
        }
        // When Redis is back
        await().until(() -> {
            get(TestTenants.next());
            return metrics.get("kyber.rate.limit.local").gauge().value() == 0;
        });
    }
}
