package com.kyberaccess.auth.apikey;

import static com.kyberaccess.auth.testsupport.Api.as;
import static com.kyberaccess.auth.testsupport.Api.createKey;
import static com.kyberaccess.auth.testsupport.Api.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.kyberaccess.auth.testsupport.Api;
import com.kyberaccess.auth.testsupport.TestAccounts;
import com.kyberaccess.common.security.Role;
import com.kyberaccess.testing.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class ApiKeyResourceTest {
    private static final String KEYS = "/api/v1/api-keys";

    @Inject
    TestAccounts accounts;

    @Inject
    DataSource database;

    @Test
    void aNewKeyIsShownOnceWithItsFields() {
        // Given
        var token = accounts.withOwner().login();

        // When
        var answer = as(token)
                .body(Map.of("name", " BI Dashboard ", "scope", "read_only"))
                .post(KEYS);

        // Then
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        Map<String, Object> key = answer.jsonPath().getMap("data");
        assertThat(key)
                .containsOnlyKeys(
                        "id",
                        "name",
                        "scope",
                        "mode",
                        "last4",
                        "permissions",
                        "created_at",
                        "expires_at",
                        "last_used_at",
                        "allowed_ips",
                        "overlap_ends_at",
                        "api_key")
                .containsEntry("name", "BI Dashboard")
                .containsEntry("scope", "read_only")
                .containsEntry("mode", "live")
                .containsEntry("permissions", List.of())
                .containsEntry("expires_at", null)
                .containsEntry("last_used_at", null)
                .containsEntry("allowed_ips", List.of())
                .containsEntry("overlap_ends_at", null);
        assertThat((String) key.get("id")).startsWith("key_");
        assertThat((String) key.get("api_key")).startsWith("ka_live_").endsWith((String) key.get("last4"));
        assertThat((String) key.get("last4")).hasSize(4);
        assertThat(as(token).get(KEYS).asString()).doesNotContain((String) key.get("api_key"));
    }

    @Test
    void aSandboxKeySaysSo() {
        // When
        var key =
                createKey(accounts.withOwner().login(), Map.of("name", "n", "scope", "read_write", "mode", "sandbox"));

        // Then
        assertThat(key.getString("mode")).isEqualTo("sandbox");
        assertThat(key.getString("api_key")).startsWith("ka_test_");
    }

    @Test
    void onlyAHashOfTheKeyIsStored() throws SQLException {
        // Given
        var apiKey = createKey(accounts.withOwner().login()).getString("api_key");
        var secret = apiKey.substring(20, 63);

        // When
        var rows = new StringBuilder();
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var result = statement.executeQuery(
                        "SELECT k::text || s::text || encode(s.hash, 'escape') FROM api_key k JOIN api_key_secret s ON s.api_key_id = k.id")) {
            while (result.next()) {
                rows.append(result.getString(1));
            }
        }

        // Then
        assertThat(rows.toString()).contains(apiKey.substring(8, 20)).doesNotContain(secret);
    }

    @Test
    void theListHasTheNewestFirstAndATotal() {
        // Given
        var token = accounts.withOwner().login();
        for (var name : List.of("first", "second", "third")) {
            createKey(token, Map.of("name", name, "scope", "read_only"));
        }

        // When
        var firstPage = as(token).get(KEYS + "?per_page=2").jsonPath();
        var secondPage = as(token).get(KEYS + "?per_page=2&page=2").jsonPath();

        // Then
        assertThat(firstPage.getList("data.name")).isEqualTo(List.of("third", "second"));
        assertThat(secondPage.getList("data.name")).isEqualTo(List.of("first"));
        assertThat(firstPage.getMap("meta")).isEqualTo(Map.of("total", 3, "page", 1, "per_page", 2, "total_pages", 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"page=0", "page=x", "per_page=101", "per_page=-1"})
    void aWrongPageIs400(String query) {
        // When
        var answer = as(accounts.withOwner().login()).get(KEYS + "?" + query);

        // Then
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.jsonPath().getString("error.details[0].field"))
                .isEqualTo(query.substring(0, query.indexOf('=')));
    }

    @Test
    void oneKeyIsShownAsInTheListAndWithoutItsSecret() {
        // Given
        var token = accounts.withOwner().login();
        var key = createKey(token);

        // When
        var answer = as(token).get(KEYS + "/" + key.getString("id"));

        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.jsonPath().getMap("data"))
                .isEqualTo(as(token).get(KEYS).jsonPath().getMap("data[0]"))
                .doesNotContainKey("api_key");
    }

    @Test
    void anotherAccountsOrARevokedOrNoKeyIs404() {
        // Given
        var token = accounts.withOwner().login();
        var revoked = createKey(token).getString("id");
        as(token).delete(KEYS + "/" + revoked);
        var strangers = createKey(accounts.withOwner().login()).getString("id");

        // Then
        for (var id : List.of(revoked, strangers, "key_1", "'")) {
            assertThat(as(token).get(KEYS + "/" + id).statusCode()).as(id).isEqualTo(404);
        }
    }

    @Test
    void theLastUseIsInTheList() {
        // Given
        var token = accounts.withOwner().login();
        var apiKey = createKey(token).getString("api_key");

        // When
        Api.tokenFor(apiKey);

        // Then
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(as(token).get(KEYS).jsonPath().getString("data[0].last_used_at"))
                        .isNotNull());
        assertThat(Instant.parse(as(token).get(KEYS).jsonPath().getString("data[0].last_used_at")))
                .isAfter(Instant.now().minus(1, ChronoUnit.MINUTES));
    }

    @Test
    void everyMissingFieldIsNamed() {
        // When
        var answer = as(accounts.withOwner().login()).body("{}").post(KEYS);

        // Then
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.jsonPath().getList("error.details"))
                .isEqualTo(List.of(
                        Map.of("field", "name", "issue", "Required"), Map.of("field", "scope", "issue", "Required")));
    }

    @Test
    void withoutABodyItIs4xxInTheEnvelope() {
        // When
        var answer = as(accounts.withOwner().login()).post(KEYS);

        // Then
        assertThat(answer.statusCode()).isBetween(400, 422);
        assertThat(answer.jsonPath().getString("error.code")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "tab\there", "nul\u0000"})
    void aNameWithoutTextOrWithControlCharactersIs422(String name) {
        assertThat(issues(Map.of("name", name, "scope", "read_only"))).containsOnlyKeys("name");
    }

    @Test
    void aNameOf101CharactersIs422() {
        assertThat(issues(Map.of("name", "n".repeat(101), "scope", "read_only")))
                .containsOnlyKeys("name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"😀 emoji", "مفتاح", "'; DROP TABLE api_key; --"})
    void anyOtherNameIsKept(String name) {
        // When
        var key = createKey(accounts.withOwner().login(), Map.of("name", name, "scope", "read_only"));

        // Then
        assertThat(key.getString("name")).isEqualTo(name);
    }

    @Test
    void aHundredEmojiAreAHundredCharacters() {
        // When
        var key = createKey(accounts.withOwner().login(), Map.of("name", "😀".repeat(100), "scope", "read_only"));

        // Then
        assertThat(key.getString("name")).hasSize(200);
    }

    @Test
    void anUnknownScopeModeOrFieldIs422() {
        assertThat(issues(Map.of("name", "n", "scope", "admin")))
                .isEqualTo(Map.of("scope", "Must be one of: read_only, read_write, custom"));
        assertThat(issues(Map.of("name", "n", "scope", "read_only", "mode", "test")))
                .isEqualTo(Map.of("mode", "Must be one of: live, sandbox"));
        assertThat(issues(Map.of("name", "n", "scope", "read_only", "scopes", "x")))
                .isEqualTo(Map.of("scopes", "Unknown field"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2020-01-01T00:00:00Z", "+1000000-01-01T00:00:00Z", "tomorrow", "2030-01-01"})
    void anExpiryThatIsPastOrNoTimestampIs422(String expiresAt) {
        assertThat(issues(Map.of("name", "n", "scope", "read_only", "expires_at", expiresAt)))
                .containsOnlyKeys("expires_at");
    }

    @Test
    void permissionsBelongToTheCustomScopeAlone() {
        // Given
        var permissions = List.of(Map.of("endpoint", "/api/v1/visitors", "methods", List.of("GET")));

        // Then
        assertThat(issues(Map.of("name", "n", "scope", "custom")))
                .isEqualTo(Map.of("permissions", "Required with the scope custom"));
        assertThat(issues(Map.of("name", "n", "scope", "custom", "permissions", List.of())))
                .isEqualTo(Map.of("permissions", "Required with the scope custom"));
        assertThat(issues(Map.of("name", "n", "scope", "read_only", "permissions", permissions)))
                .isEqualTo(Map.of("permissions", "Only with the scope custom"));
    }

    @Test
    void everyWrongPermissionIsNamed() {
        // Given
        var permissions = List.of(
                Map.of("endpoint", "/api/v1/visitors", "methods", List.of("GET")),
                Map.of("endpoint", "/api/v1/visiters", "methods", List.of("GET")),
                Map.of("endpoint", "/api/v1/visitors/active", "methods", List.of("GET", "DELETE")));

        // When
        var issues = issues(Map.of("name", "n", "scope", "custom", "permissions", permissions));

        // Then
        assertThat(issues)
                .isEqualTo(Map.of(
                        "permissions[1].endpoint",
                                "Unknown endpoint; GET /api/v1/api-keys/permissions lists what there is",
                        "permissions[2].methods", "This endpoint has: GET"));
    }

    @Test
    void aPermissionNeedsBothFields() {
        // When
        var issues = issues(Map.of("name", "n", "scope", "custom", "permissions", List.of(Map.of())));

        // Then
        assertThat(issues)
                .isEqualTo(Map.of("permissions[0].endpoint", "Required", "permissions[0].methods", "Required"));
    }

    @Test
    void aPermissionIsKeptInThePublishedSpelling() {
        // Given
        var permissions = List.of(Map.of("endpoint", "/api/v1/visitors/{id}", "methods", List.of("get")));

        // When
        var key = createKey(
                accounts.withOwner().login(), Map.of("name", "n", "scope", "custom", "permissions", permissions));

        // Then
        assertThat(key.getList("permissions"))
                .isEqualTo(List.of(Map.of("endpoint", "/api/v1/visitors/{visitor_id}", "methods", List.of("GET"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"read_only", "read_write"})
    void aKeyManagesNoKeys(String scope) {
        // Given
        var apiKey = createKey(accounts.withOwner().login(), Map.of("name", "n", "scope", scope))
                .getString("api_key");

        // When
        var byToken = as(Api.tokenFor(apiKey)).get(KEYS);
        var byHeader = json().header("X-API-Key", apiKey)
                .body(Map.of("name", "n", "scope", "read_only"))
                .post(KEYS);

        // Then
        assertThat(byToken.statusCode()).isEqualTo(403);
        assertThat(byHeader.statusCode()).isEqualTo(403);
        assertThat(byHeader.jsonPath().getString("error.code")).isEqualTo("FORBIDDEN");
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"MANAGER", "FRONT_DESK", "VIEW_ONLY"})
    void neitherDoTheOtherRoles(Role role) {
        assertThat(as(accounts.with(role).login()).get(KEYS).statusCode()).isEqualTo(403);
    }

    @Test
    void anAdminDoes() {
        assertThat(as(accounts.with(Role.ADMIN).login()).get(KEYS).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"203.0.113.7", "10.0.0.0/8", "0.0.0.0/0", "2001:db8::/32", "2001:DB8::1", "::1/128"})
    void anAddressOrARangeIsKept(String ip) {
        // When
        var key = createKey(
                accounts.withOwner().login(), Map.of("name", "n", "scope", "read_only", "allowed_ips", List.of(ip)));

        // Then
        assertThat(key.getList("allowed_ips")).isEqualTo(List.of(ip));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost", "10.1", "010.0.0.1", "256.0.0.1", "10.0.0.0/33", "10.1.2.3/8", "10.0.0.0/", "10.0.0.0/08",
                "10.0.0.0.", "2001:db8::1/64", "::1/129", "fe80::1%eth0", "1::2::3", "' OR 1=1", "", "😀"
            })
    void whatIsNeitherIs422(String ip) {
        assertThat(issues(Map.of("name", "n", "scope", "read_only", "allowed_ips", List.of("10.0.0.1", ip))))
                .containsOnlyKeys("allowed_ips[1]");
    }

    @Test
    void moreThanFiftyAddressesAre422() {
        // Given
        var ips = IntStream.range(0, 51).mapToObj(i -> "10.0.0." + i).toList();

        // Then
        assertThat(issues(Map.of("name", "n", "scope", "read_only", "allowed_ips", ips)))
                .isEqualTo(Map.of("allowed_ips", "At most 50 entries"));
    }

    /// Field to issue, of a creation that must answer 422.
    private Map<String, String> issues(Map<String, ?> request) {
        var answer = as(accounts.withOwner().login()).body(request).post(KEYS);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.jsonPath().getString("error.code")).isEqualTo("VALIDATION_ERROR");
        var issues = new HashMap<String, String>();
        answer.jsonPath()
                .<Map<String, String>>getList("error.details")
                .forEach(detail -> issues.put(detail.get("field"), detail.get("issue")));
        return issues;
    }
}
