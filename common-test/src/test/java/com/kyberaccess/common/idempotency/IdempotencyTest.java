package com.kyberaccess.common.idempotency;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.TestTenants;
import com.kyberaccess.testing.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class IdempotencyTest {
    private final Counted counted;
    private final IdempotencyRetention retention;
    private final Tenant tenant = TestTenants.next();
    private final String token = TestTokens.readWrite(tenant);
    private final String id = "Jane-" + UUID.randomUUID();
    private final String key = UUID.randomUUID().toString();

    IdempotencyTest(Counted counted, IdempotencyRetention retention) {
        this.counted = counted;
        this.retention = retention;
    }

    @Test
    void aRequestThatIsSentAgainIsAnsweredAgainAndNotCarriedOut() {
        // When
        var first = post(null);
        var second = post(null);
        // Then
        first.then().statusCode(201).header("Idempotency-Replayed", nullValue()).body("data.count", equalTo(1));
        second.then()
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .header("Location", first.header("Location"))
                .contentType(ContentType.JSON);
        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(counted.count(id)).isEqualTo(1);
    }

    @Test
    void withoutAKeyEveryRequestIsCarriedOut() {
        // When
        request(token, null).body(body(id, null)).post("/api/v1/counted");
        request(token, null).body(body(id, null)).post("/api/v1/counted");
        // Then
        assertThat(counted.count(id)).isEqualTo(2);
    }

    @Test
    void aKeyThatWasUsedForAnotherBodyIsRefused() {
        // Given
        post(null).then().statusCode(201);
        // When
        var other = request(token, key).body(body(id + "-2", null)).post("/api/v1/counted");
        // Then
        other.then()
                .statusCode(422)
                .body("error.code", equalTo("IDEMPOTENCY_KEY_REUSED"))
                .header("X-Should-Retry", "false");
        assertThat(counted.count(id + "-2")).isZero();
    }

    @Test
    void aKeyThatWasUsedForAnotherPathIsRefused() {
        // Given
        post(null).then().statusCode(201);
        // When
        var other = request(token, key).body(body(id, null)).post("/api/v1/counted/elsewhere");
        // Then
        other.then().statusCode(422).body("error.code", equalTo("IDEMPOTENCY_KEY_REUSED"));
    }

    @Test
    void callersDoNotShareKeys() {
        // When
        post(null).then().statusCode(201);
        request(TestTokens.readWrite(tenant), key).body(body(id, null)).post("/api/v1/counted");
        request(TestTokens.readWrite(TestTenants.next()), key)
                .body(body(id, null))
                .post("/api/v1/counted");
        // Then
        assertThat(counted.count(id)).isEqualTo(3);
    }

    @Test
    void whileTheFirstIsAtWorkTheSecondIsAConflictThatCanBeRetried() {
        // Given
        var first = CompletableFuture.supplyAsync(() -> post("wait"));
        CountedResource.WAITING.acquireUninterruptibly();
        // When
        var second = post("wait");
        CountedResource.GO_ON.release();
        // Then
        second.then()
                .statusCode(409)
                .body("error.code", equalTo("IDEMPOTENCY_KEY_IN_USE"))
                .header("X-Should-Retry", "true");
        first.join().then().statusCode(201);
        post("wait").then().statusCode(201).header("Idempotency-Replayed", "true");
        assertThat(counted.count(id)).isEqualTo(1);
    }

    @Test
    void aRefusalThatIsFinalIsAnsweredAgain() {
        // When
        var first = post("conflict");
        var second = post("conflict");
        // Then
        first.then().statusCode(409).body("error.code", equalTo("CONFLICT"));
        second.then()
                .statusCode(409)
                .body("error.code", equalTo("CONFLICT"))
                .header("X-Should-Retry", "false")
                .header("Idempotency-Replayed", "true");
        assertThat(counted.count(id)).isEqualTo(1);
    }

    @Test
    void aFieldThatIsNotValidIsAnsweredAgain() {
        // Given
        request(token, key).body("{}").post("/api/v1/counted").then().statusCode(422);
        // When
        var second = request(token, key).body("{}").post("/api/v1/counted");
        // Then
        second.then()
                .statusCode(422)
                .header("Idempotency-Replayed", "true")
                .body("error.details.field", contains("id"));
    }

    @Test
    void whatMaySucceedLaterIsTriedAgain() {
        // Given
        post("unavailable").then().statusCode(503);
        // When
        var second = post("unavailable");
        // Then
        second.then().statusCode(503).header("Idempotency-Replayed", nullValue());
        assertThat(rows()).isZero();
    }

    @Test
    void aFailureThatHasChangedNothingIsTriedAgain() {
        // Given
        post("roll_back").then().statusCode(500);
        // When
        var second = post("roll_back");
        // Then
        second.then().statusCode(500).header("Idempotency-Replayed", nullValue());
        assertThat(counted.count(id)).isZero();
        assertThat(rows()).isZero();
    }

    @Test
    void aFailureAfterTheCommitIsNotCarriedOutAgain() {
        // Given
        post("fail_after").then().statusCode(500);
        // When
        var second = post("fail_after");
        // Then
        second.then()
                .statusCode(409)
                .body("error.code", equalTo("IDEMPOTENCY_OUTCOME_UNKNOWN"))
                .header("X-Should-Retry", "false");
        assertThat(counted.count(id)).isEqualTo(1);
    }

    @Test
    void aRequestWhoseProcessDiedBeforeTheCommitIsCarriedOutAgain() {
        // Given
        post(null).then().statusCode(201);
        left("committed = false, answered = false, answer = NULL, lease_until = now()");
        // When
        var second = post(null);
        // Then
        second.then()
                .statusCode(201)
                .header("Idempotency-Replayed", nullValue())
                .body("data.count", equalTo(2));
    }

    @Test
    void aRequestWhoseProcessDiedAfterTheCommitIsNotCarriedOutAgain() {
        // Given
        post(null).then().statusCode(201);
        left("answered = false, answer = NULL, lease_until = now()");
        // When
        var second = post(null);
        // Then
        second.then().statusCode(409).body("error.code", equalTo("IDEMPOTENCY_OUTCOME_UNKNOWN"));
        assertThat(counted.count(id)).isEqualTo(1);
    }

    @Test
    void anAttemptThatAnotherHasOvertakenCommitsNothing() {
        // When
        post("overtaken").then().statusCode(500);
        // Then
        assertThat(counted.count(id)).isZero();
    }

    @Test
    void anExpiredKeyIsNewAgain() {
        // Given
        post(null).then().statusCode(201);
        left("expires_at = now()");
        // When
        var second = post(null);
        // Then
        second.then()
                .statusCode(201)
                .header("Idempotency-Replayed", nullValue())
                .body("data.count", equalTo(2));
    }

    @Test
    void expiredKeysArePurged() {
        // Given
        post(null).then().statusCode(201);
        left("expires_at = now() - interval '1 second'");
        // When
        retention.purge();
        // Then
        assertThat(rows()).isZero();
    }

    @Test
    void neitherTheKeyNorTheAnswerIsStoredInClear() {
        // When
        post(null).then().statusCode(201);
        // Then
        assertThat(rows()).isEqualTo(1);
        assertThat(counted.query("""
                SELECT count(*) FROM idempotency_key row
                WHERE position(? IN row::text || encode(answer, 'escape')) > 0
                   OR position(? IN row::text || encode(key_hash, 'escape')) > 0
                """, id, key)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words"})
    void aKeyOfOtherThanVisibleCharactersIsRefused(String wrong) {
        refused(wrong);
    }

    @Test
    void aKeyThatIsTooLongIsRefused() {
        refused("k".repeat(256));
    }

    private void refused(String wrong) {
        request(token, wrong)
                .body(body(id, null))
                .post("/api/v1/counted")
                .then()
                .statusCode(400)
                .body("error.code", equalTo("INVALID_PARAMETER"))
                .body("error.details.field", contains("Idempotency-Key"));
        assertThat(counted.count(id)).isZero();
    }

    @Test
    void theLongestKeyIsTaken() {
        request(token, "k".repeat(255))
                .body(body(id, null))
                .post("/api/v1/counted")
                .then()
                .statusCode(201);
    }

    @Test
    void twoKeysOfOneRequestAreRefused() {
        request(token, key)
                .header("Idempotency-Key", "another")
                .body(body(id, null))
                .post("/api/v1/counted")
                .then()
                .statusCode(400);
    }

    @Test
    void otherMethodsTakeNoNotice() {
        // When
        request(token, key).get("/api/v1/counted").then().statusCode(200);
        // Then
        request(token, key).get("/api/v1/counted").then().statusCode(200).header("Idempotency-Replayed", nullValue());
        assertThat(rows()).isZero();
    }

    @Test
    void endpointsThatAreOpenToAnybodyTakeNoNotice() {
        // When
        given().contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(body(id, null))
                .post("/api/v1/counted/open")
                .then()
                .statusCode(200);
        given().contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(body(id, null))
                .post("/api/v1/counted/open")
                .then()
                .statusCode(200);
        // Then
        assertThat(counted.count(id)).isEqualTo(2);
    }

    @Test
    void whoMayNotIsRefusedEachTime() {
        // Given
        var readOnly = TestTokens.readOnly(tenant);
        // When
        var answer = request(readOnly, key).body(body(id, null)).post("/api/v1/counted");
        // Then
        answer.then().statusCode(403);
        assertThat(rows()).isZero();
    }

    private Response post(@Nullable String then) {
        return request(token, key).body(body(id, then)).post("/api/v1/counted");
    }

    private static RequestSpecification request(String token, @Nullable String key) {
        var request = given().auth().oauth2(token).contentType(ContentType.JSON);
        return key == null ? request : request.header("Idempotency-Key", key);
    }

    private static String body(String id, @Nullable String then) {
        return then == null ? "{\"id\":\"%s\"}".formatted(id) : "{\"id\":\"%s\",\"then\":\"%s\"}".formatted(id, then);
    }

    /// What a process has left behind of this test's only row.
    private void left(String columns) {
        counted.execute("UPDATE idempotency_key SET " + columns + " WHERE account_id = '" + tenant.accountId() + "'");
    }

    private int rows() {
        return counted.query(
                "SELECT count(*) FROM idempotency_key WHERE account_id::text = ?",
                tenant.accountId().toString());
    }
}
