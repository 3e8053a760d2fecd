package com.kyberaccess.auth.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.kyberaccess.auth.testsupport.Api;
import com.kyberaccess.auth.testsupport.TestAccount;
import com.kyberaccess.auth.testsupport.TestAccounts;
import com.kyberaccess.common.audit.AuditTrail;
import com.kyberaccess.common.security.Mode;
import com.kyberaccess.common.security.Role;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.testing.Infrastructure;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class AuditLogTest {
    @Inject
    TestAccounts accounts;

    @Inject
    AuditTrail audit;

    @Inject
    AuditChain chain;

    @Inject
    DataSource database;

    @TestHTTPResource(value = "/commands/verify-audit-log", management = true)
    @SuppressWarnings("NullAway.Init") // set by the test framework
    URI verify;

    private TestAccount account;
    private String owner;

    @BeforeEach
    void signIn() {
        account = accounts.withOwner();
        owner = account.login();
    }

    private JsonPath list(String query) {
        return Api.as(owner)
                .get("/api/v1/audit-log" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private void done(Tenant tenant, String action, String object) {
        QuarkusTransaction.requiringNew()
                .run(() -> audit.recordAs(
                        tenant, "usr_somebody", action, object, Map.of("name", "old"), Map.of("name", "new")));
    }

    private void done(int count) {
        IntStream.range(0, count).forEach(i -> done(account.tenant(), "thing.renamed", "thg_" + i));
        await().until(() ->
                list("?per_page=100&action=thing.renamed").getList("data").size() == count);
    }

    private Response verify(String query) {
        return given().port(verify.getPort()).post(verify.getPath() + query);
    }

    private int execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(
                        sql.replace("$account", "'" + account.tenant().accountId() + "'"))) {
            return statement.executeUpdate();
        }
    }

    @Test
    void anEntryIsServedAsItWasRecorded() {
        // When
        done(1);
        // Then
        var page = list("?action=thing.renamed");
        var entry = page.getMap("data[0]");
        assertThat(page.getString("data[0].id")).startsWith("aud_");
        assertThat(entry)
                .containsEntry("actor", "usr_somebody")
                .containsEntry("action", "thing.renamed")
                .containsEntry("object", "thg_0")
                .containsEntry("before", Map.of("name", "old"))
                .containsEntry("after", Map.of("name", "new"))
                .containsEntry("service", "auth-service")
                .containsKeys("timestamp", "ip", "request_id");
    }

    @Test
    void theNewestComesFirstAndTheCursorGoesOnWhereThePageEnded() {
        // Given
        done(5);
        // When
        var first = list("?per_page=2&action=thing.renamed");
        done(account.tenant(), "thing.renamed", "thg_late");
        await().until(() -> list("?object=thg_late").getList("data").size() == 1);
        var second = list("?per_page=2&action=thing.renamed&cursor=" + first.getString("meta.next_cursor"));
        var third = list("?per_page=2&action=thing.renamed&cursor=" + second.getString("meta.next_cursor"));
        // Then
        assertThat(first.getList("data.object")).isEqualTo(List.of("thg_4", "thg_3"));
        assertThat(second.getList("data.object")).isEqualTo(List.of("thg_2", "thg_1"));
        assertThat(third.getList("data.object")).isEqualTo(List.of("thg_0"));
        assertThat(third.getString("meta.next_cursor")).isNull();
    }

    @Test
    void theFiltersNarrowTheList() {
        // Given
        done(2);
        done(account.tenant(), "gadget.made", "gdg_1");
        done(new Tenant(account.tenant().accountId(), Mode.SANDBOX), "gadget.made", "gdg_2");
        await().until(() -> list("?object=gdg_1").getList("data").size() == 1);
        await().until(() -> list("?mode=sandbox").getList("data").size() == 1);
        // Then
        assertThat(list("?action=gadget.*").getList("data.object")).isEqualTo(List.of("gdg_1"));
        assertThat(list("?actor=usr_somebody&object=thg_1").getList("data")).hasSize(1);
        assertThat(list("?actor=usr_nobody").getList("data")).isEmpty();
        assertThat(list("?mode=sandbox").getList("data.object")).isEqualTo(List.of("gdg_2"));
        assertThat(list("?until=2020-01-01T00:00:00Z").getList("data")).isEmpty();
        assertThat(list("?since=2020-01-01T00:00:00Z&action=thing.renamed").getList("data"))
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cursor=nonsense",
                "since=yesterday",
                "until=2025-02-30T00:00:00Z",
                "action=Drop%20Table",
                "mode=production",
                "actor='%20OR%201=1",
                "per_page=1000"
            })
    void aValueThatCannotBeIsRefused(String query) {
        Api.as(owner).get("/api/v1/audit-log?" + query).then().statusCode(400);
    }

    @Test
    void anotherAccountsEntriesAreNotShown() {
        // Given
        done(1);
        var stranger = accounts.withOwner().login();
        // When
        var entries = Api.as(stranger).get("/api/v1/audit-log?object=thg_0").jsonPath();
        // Then
        assertThat(entries.getList("data")).isEmpty();
    }

    @Test
    void onlyOwnersAndAdminsReadIt() {
        Api.as(accounts.with(Role.MANAGER).login())
                .get("/api/v1/audit-log")
                .then()
                .statusCode(403);
        Api.as(accounts.with(Role.ADMIN).login())
                .get("/api/v1/audit-log")
                .then()
                .statusCode(200);
    }

    @Test
    void anEntryThatComesTwiceIsOneEntry() {
        // Given
        done(1);
        var id = AuditLogEntry.ID
                .parse(list("?object=thg_0").getString("data[0].id"))
                .orElseThrow();
        var again = new IncomingEntry(
                id,
                account.tenant(),
                new AuditLogEntry("x", Instant.EPOCH, "usr_x", "thing.renamed", "thg_0", null, null, null, null, "s"),
                "{}");
        // When
        chain.append(List.of(again, again));
        // Then
        assertThat(list("?object=thg_0").getList("data")).hasSize(1);
    }

    @Test
    void anUntouchedLogVerifies() {
        // Given
        done(3);
        // When
        var answer = verify("");
        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.jsonPath()
                        .getString("chains.find { it.account == '%s' }.head"
                                .formatted(account.tenant().account())))
                .matches("[0-9a-f]{64}");
        assertThat(answer.jsonPath().getList("breaks")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE audit_entry SET content = replace(content, 'usr_somebody', 'usr_else')"
                        + " WHERE account_id = $account AND object = 'thg_1'",
                "UPDATE audit_entry SET actor = 'usr_else' WHERE account_id = $account AND object = 'thg_1'",
                "DELETE FROM audit_entry WHERE account_id = $account AND object = 'thg_1'",
                "DELETE FROM audit_entry WHERE account_id = $account AND object = 'thg_2'"
            })
    void anEntryThatWasChangedOrRemovedShows(String tampering) throws SQLException {
        // Given
        done(3);
        assertThat(execute(tampering)).isEqualTo(1);
        try {
            // When
            var answer = verify("");
            // Then
            assertThat(answer.statusCode()).isEqualTo(409);
            assertThat(answer.jsonPath().getList("result.breaks.account"))
                    .contains(account.tenant().account());
        } finally {
            execute("DELETE FROM audit_entry WHERE account_id = $account");
            execute("DELETE FROM audit_chain WHERE account_id = $account");
        }
    }

    @Test
    void aChainThatWasComputedAnewIsFoundByItsEarlierEnd() {
        // Given
        done(1);
        var head = verify("").jsonPath();
        var seq = head.getLong("chains.find { it.account == '%s' }.entries"
                .formatted(account.tenant().account()));
        var hash = head.getString("chains.find { it.account == '%s' }.head"
                .formatted(account.tenant().account()));
        var query = "?account=" + account.tenant().account() + "&seq=" + seq + "&hash=";
        // Then
        assertThat(verify(query + hash).statusCode()).isEqualTo(200);
        assertThat(verify(query + "0".repeat(64)).statusCode()).isEqualTo(409);
        assertThat(verify(query + "zero").statusCode()).isEqualTo(400);
        assertThat(verify("?account=" + new Tenant(UUID.randomUUID(), Mode.LIVE).account() + "&seq=1&hash=" + hash)
                        .statusCode())
                .isEqualTo(409);
    }
}
