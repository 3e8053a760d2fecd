package com.kyberaccess.auth.login;

import static com.kyberaccess.auth.testsupport.Api.as;
import static com.kyberaccess.auth.testsupport.Api.createKey;
import static com.kyberaccess.auth.testsupport.Api.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.kyberaccess.auth.testsupport.Api;
import com.kyberaccess.auth.testsupport.TestAccount;
import com.kyberaccess.auth.testsupport.TestAccounts;
import com.kyberaccess.common.security.Role;
import com.kyberaccess.testing.EventContract;
import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.TopicProbe;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class LoginResourceTest {
    private static final String TOPIC = "kyberaccess.account.v1";

    @Inject
    TestAccounts accounts;

    @Inject
    ObjectMapper mapper;

    @Test
    void aMemberGetsWhatTheTokenEndpointGives() {
        // Given
        var account = accounts.withOwner();

        // When
        var answer = login(account.member().email(), TestAccount.PASSWORD);

        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.jsonPath().getMap("")).containsOnlyKeys("token", "expires_at", "token_type");
        assertThat(as(answer.path("token")).get("/api/v1/api-keys").statusCode())
                .isEqualTo(200);
    }

    @Test
    void theAddressIsComparedWithoutCase() {
        // Given
        var account = accounts.withOwner();

        // When
        var answer = login(" " + account.member().email().toUpperCase(Locale.ROOT), TestAccount.PASSWORD);

        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void aWrongPasswordAndAnUnknownAddressGetTheSameAnswer() {
        // Given
        var account = accounts.withOwner();

        // When
        var wrong = login(account.member().email(), "not the password");
        var unknown = login("nobody@kyber.test", "not the password");

        // Then
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(unknown.statusCode()).isEqualTo(401);
        assertThat(wrong.asString()).isEqualTo(unknown.asString());
        assertThat(wrong.jsonPath().getString("error.code")).isEqualTo("UNAUTHORIZED");
    }

    @Test
    void anUnknownAddressTakesAsLongAsAWrongPassword() {
        // Given
        var known = accounts.withOwner().member().email();
        login(known, "not the password");

        // When
        var wrong = medianNanos(known);
        var unknown = medianNanos("nobody@kyber.test");

        // Then
        assertThat((double) unknown / wrong).isBetween(0.5, 2.0);
    }

    @Test
    void everyMissingFieldIsNamed() {
        // When
        var answer = json().body("{}").post("/api/v1/auth/login");

        // Then
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.jsonPath().getList("error.details"))
                .isEqualTo(List.of(
                        Map.of("field", "email", "issue", "Required"),
                        Map.of("field", "password", "issue", "Required")));
    }

    @Test
    void anAddressWithControlCharactersIs422() {
        // When
        var answer = login("a\u0000b@kyber.test", "a password");

        // Then
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.jsonPath().getString("error.details[0].field")).isEqualTo("email");
    }

    @Test
    void aPasswordWithAnyCharacterIsJustWrong() {
        assertThat(login("nobody@kyber.test", "\u0000\ud83d\ude00' OR 1=1").statusCode())
                .isEqualTo(401);
    }

    @Test
    void aLoginIsAnEvent() throws Exception {
        // Given
        var account = accounts.withOwner();

        // When
        account.login();

        // Then
        try (var topic = new TopicProbe(TOPIC)) {
            var message = topic.await(about(account, "user.login"));
            var event = mapper.readTree(message.value());
            EventContract.assertFits("user.login", event);
            assertThat(event.path("account_id").asText())
                    .isEqualTo(account.tenant().account());
            assertThat(event.path("data").path("user"))
                    .isEqualTo(mapper.valueToTree(Map.of(
                            "id", account.member().publicId(),
                            "name", account.member().name(),
                            "email", account.member().email(),
                            "role", "owner")));
            assertThat(event.path("data").path("ip").asText()).isEqualTo("127.0.0.1");
            assertThat(Instant.parse(event.path("data").path("at").asText()))
                    .isAfter(Instant.now().minus(1, ChronoUnit.MINUTES));
        }
    }

    @Test
    void aWrongPasswordIsAnEvent() throws Exception {
        // Given
        var account = accounts.withOwner();

        // When
        login(account.member().email(), "not the password");

        // Then
        try (var topic = new TopicProbe(TOPIC)) {
            var message = topic.await(about(account, "user.login_failed"));
            var event = mapper.readTree(message.value());
            var data = event.path("data");
            EventContract.assertFits("user.login_failed", event);
            assertThat(data.path("user").path("email").asText())
                    .isEqualTo(account.member().email());
            assertThat(data.path("reason").asText()).isEqualTo("wrong_password");
            assertThat(message.value()).doesNotContain("not the password");
        }
    }

    @Test
    void aLoggedOutTokenStopsWorking() {
        // Given
        var account = accounts.withOwner();
        var token = account.login();
        var other = account.login();

        // When
        var answer = as(token).post("/api/v1/auth/logout");

        // Then
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(as(token).get("/api/v1/api-keys").statusCode()).isEqualTo(401);
        assertThat(as(other).get("/api/v1/api-keys").statusCode()).isEqualTo(200);
    }

    @Test
    void loggingOutNeedsAToken() {
        assertThat(json().post("/api/v1/auth/logout").statusCode()).isEqualTo(401);
    }

    @Test
    void aKeyCannotLogOut() {
        // Given
        var apiKey = createKey(accounts.withOwner().login()).getString("api_key");

        // When
        var byHeader = json().header("X-API-Key", apiKey).post("/api/v1/auth/logout");
        var byToken = as(Api.tokenFor(apiKey)).post("/api/v1/auth/logout");

        // Then
        assertThat(byHeader.statusCode()).isEqualTo(403);
        assertThat(byToken.statusCode()).isEqualTo(403);
        assertThat(byToken.jsonPath().getString("error.code")).isEqualTo("FORBIDDEN");
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void everyRoleCanLogOut(Role role) {
        // Given
        var token = accounts.with(role).login();

        // When
        var answer = as(token).post("/api/v1/auth/logout");

        // Then
        assertThat(answer.statusCode()).isEqualTo(204);
    }

    private static Response login(String email, String password) {
        return json().body(Map.of("email", email, "password", password)).post("/api/v1/auth/login");
    }

    private static java.util.function.Predicate<ConsumerRecord<String, String>> about(
            TestAccount account, String type) {
        return message -> message.key().equals(account.member().publicId())
                && message.value().contains("\"event\":\"" + type + "\"");
    }

    private static long medianNanos(String email) {
        var times = new long[7];
        for (int i = 0; i < times.length; i++) {
            var start = System.nanoTime();
            login(email, "not the password");
            times[i] = System.nanoTime() - start;
        }
        Arrays.sort(times);
        return times[times.length / 2];
    }
}
