package com.kyberaccess.auth.account;

import static com.kyberaccess.auth.testsupport.Api.as;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class AccountResourceTest {
    private static final String ACCOUNT = "/api/v1/account";
    private static final String EVENTS = "kyberaccess.account.v1";

    @Inject
    TestAccounts accounts;

    @Inject
    ObjectMapper mapper;

    @Test
    void theSettingsAreShownWithTheirVersion() {
        // Given
        var account = accounts.withOwner();

        // When
        var answer = as(account.login()).get(ACCOUNT);

        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.header("ETag")).matches("\"[\\w-]{20}\"");
        assertThat(answer.jsonPath().getMap("data"))
                .containsOnlyKeys("id", "name", "plan", "time_zone", "created_at")
                .containsEntry("id", account.tenant().account())
                .containsEntry("name", "Test Account")
                .containsEntry("plan", "enterprise")
                .containsEntry("time_zone", "Asia/Kathmandu");
    }

    @Test
    void whatIsGivenChangesAndTheRestStays() {
        // Given
        var owner = accounts.withOwner().login();

        // When
        var answer =
                as(owner).body(Map.of("name", " مكتب 😀 ", "plan", "starter")).patch(ACCOUNT);

        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        var data = as(owner).get(ACCOUNT).jsonPath().getMap("data");
        assertThat(data)
                .isEqualTo(answer.jsonPath().getMap("data"))
                .containsEntry("name", "مكتب 😀")
                .containsEntry("plan", "starter")
                .containsEntry("time_zone", "Asia/Kathmandu");
    }

    @Test
    void nothingGivenChangesNothing() {
        // Given
        var owner = accounts.withOwner().login();
        var before = as(owner).get(ACCOUNT).asString();

        // Then
        for (var body : List.of("{}", "{\"name\":null,\"plan\":null,\"time_zone\":null}")) {
            assertThat(as(owner).body(body).patch(ACCOUNT).asString()).isEqualTo(before);
        }
    }

    @Test
    void theNextTokenIsOfTheAccountAsItIsNow() throws Exception {
        // Given
        var owner = accounts.withOwner().login();
        var apiKey = Api.createKey(owner).getString("api_key");
        assertThat(claims(Api.tokenFor(apiKey)).path("plan").asText()).isEqualTo("enterprise");

        // When
        as(owner)
                .body(Map.of("plan", "professional", "time_zone", "Europe/Zurich"))
                .patch(ACCOUNT);

        // Then
        var claims = claims(Api.tokenFor(apiKey));
        assertThat(claims.path("plan").asText()).isEqualTo("professional");
        assertThat(claims.path("zoneinfo").asText()).isEqualTo("Europe/Zurich");
    }

    @Test
    void aChangeIsToldToTheServicesAndToWebhooks() throws Exception {
        // Given
        var account = accounts.withOwner();

        // When
        as(account.login()).body(Map.of("plan", "starter", "name", "New Name")).patch(ACCOUNT);

        // Then
        var changed = event(account, "account.changed");
        EventContract.assertFits("account.changed", changed);
        assertThat(changed.path("data").path("account").path("plan").asText()).isEqualTo("starter");
        assertThat(changed.path("data").path("account").path("name").asText()).isEqualTo("New Name");
        var updated = event(account, "settings.updated");
        EventContract.assertFits("settings.updated", updated);
        assertThat(updated.path("data").path("changed_by").asText())
                .isEqualTo(account.member().publicId());
        assertThat(updated.path("data").path("changes"))
                .extracting(change -> change.path("setting").asText())
                .containsExactly("name", "plan");
    }

    @Test
    void aNewAccountIsToldToTheServices() throws Exception {
        // When
        var created = event(accounts.withOwner(), "account.created");

        // Then
        EventContract.assertFits("account.created", created);
        assertThat(created.path("data").path("account").path("time_zone").asText())
                .isEqualTo("Asia/Kathmandu");
    }

    @Test
    void aChangeIsInTheAuditLog() throws Exception {
        // Given
        var account = accounts.withOwner();

        // When
        as(account.login()).body(Map.of("time_zone", "UTC")).patch(ACCOUNT);

        // Then
        try (var entries = new TopicProbe("kyberaccess.audit.v1")) {
            var entry = mapper.readTree(entries.await(message -> message.value().contains("account.updated")
                            && message.value().contains(account.tenant().account()))
                    .value());
            assertThat(entry.path("data").path("before").path("time_zone").asText())
                    .isEqualTo("Asia/Kathmandu");
            assertThat(entry.path("data").path("after").path("time_zone").asText())
                    .isEqualTo("UTC");
        }
    }

    @Test
    void whatStaysAsItIsIsToldToNobody() {
        // Given
        var account = accounts.withOwner();
        var owner = account.login();
        var tag = as(owner).get(ACCOUNT).header("ETag");

        // When
        var answer = as(owner).body(Map.of("plan", "enterprise")).patch(ACCOUNT);
        as(owner).body(Map.of("name", "Marker")).patch(ACCOUNT);

        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.header("ETag")).isEqualTo(tag);
        try (var events = new TopicProbe(EVENTS)) {
            events.await(message -> message.value().contains("Marker") && isOf(account, message.key()));
            assertThat(events.present(message ->
                            isOf(account, message.key()) && message.value().contains("\"account.changed\"")))
                    .hasSize(1);
        }
    }

    @Test
    void anAdminChangesAllButThePlan() {
        // Given
        var admin = accounts.with(Role.ADMIN).login();

        // Then
        assertThat(as(admin)
                        .body(Map.of("name", "n", "plan", "enterprise"))
                        .patch(ACCOUNT)
                        .statusCode())
                .isEqualTo(200);
        var refused = as(admin).body(Map.of("name", "other", "plan", "starter")).patch(ACCOUNT);
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.jsonPath().getString("error.code")).isEqualTo("FORBIDDEN");
        assertThat(as(admin).get(ACCOUNT).jsonPath().getMap("data"))
                .containsEntry("name", "n")
                .containsEntry("plan", "enterprise");
    }

    @Test
    void aChangeOfAnOlderVersionIs412AndTwoAtOnceAreOne() throws Exception {
        // Given
        var owner = accounts.withOwner().login();
        var tag = as(owner).get(ACCOUNT).header("ETag");
        var answers = new ArrayList<Future<Integer>>();

        // When
        try (var people = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 4; i++) {
                var name = "Name " + i;
                answers.add(people.submit(() -> as(owner)
                        .header("If-Match", tag)
                        .body(Map.of("name", name))
                        .patch(ACCOUNT)
                        .statusCode()));
            }
        }

        // Then
        var statuses = new ArrayList<Integer>();
        for (var answer : answers) {
            statuses.add(answer.get());
        }
        assertThat(statuses).containsExactlyInAnyOrder(200, 412, 412, 412);
        assertThat(as(owner)
                        .header("If-Match", tag)
                        .body(Map.of("name", "late"))
                        .patch(ACCOUNT)
                        .jsonPath()
                        .getString("error.code"))
                .isEqualTo("PRECONDITION_FAILED");
    }

    @Test
    void whoHasThePresentVersionGets304() {
        // Given
        var owner = accounts.withOwner().login();
        var tag = as(owner).get(ACCOUNT).header("ETag");

        // Then
        assertThat(as(owner).header("If-None-Match", tag).get(ACCOUNT).statusCode())
                .isEqualTo(304);
        as(owner).body(Map.of("name", "n")).patch(ACCOUNT);
        assertThat(as(owner).header("If-None-Match", tag).get(ACCOUNT).statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"plan\":\"galactic\"} | plan",
                "{\"plan\":1} | plan",
                "{\"time_zone\":\"Mars/Olympus\"} | time_zone",
                "{\"time_zone\":\"+01:00\"} | time_zone",
                "{\"time_zone\":\"\"} | time_zone",
                "{\"name\":\"\"} | name",
                "{\"name\":\"  \"} | name",
                "{\"name\":\"a\\u0000b\"} | name",
                "{\"owner\":\"me\"} | owner"
            })
    void whatIsNoSettingIs422NamingTheFieldAndChangesNothing(String body, String field) {
        // Given
        var owner = accounts.withOwner().login();

        // When
        var answer = as(owner).body(body).patch(ACCOUNT);

        // Then
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.jsonPath().getString("error.code")).isEqualTo("VALIDATION_ERROR");
        assertThat(answer.jsonPath().getList("error.details.field")).isEqualTo(List.of(field));
        assertThat(as(owner).get(ACCOUNT).jsonPath().getString("data.name")).isEqualTo("Test Account");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'; DROP TABLE account; --", "<b>Acme</b>", "שלום", "👩‍💻"})
    void anyOtherNameIsKept(String name) {
        // Given
        var owner = accounts.withOwner().login();

        // When
        as(owner).body(Map.of("name", name)).patch(ACCOUNT);

        // Then
        assertThat(as(owner).get(ACCOUNT).jsonPath().getString("data.name")).isEqualTo(name);
    }

    private JsonNode event(TestAccount account, String type) throws Exception {
        try (var events = new TopicProbe(EVENTS)) {
            return mapper.readTree(events.await(message ->
                            isOf(account, message.key()) && message.value().contains("\"" + type + "\""))
                    .value());
        }
    }

    private static boolean isOf(TestAccount account, String key) {
        return account.tenant().account().equals(key);
    }

    private JsonNode claims(String token) throws Exception {
        return mapper.readTree(
                new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), StandardCharsets.UTF_8));
    }
}
