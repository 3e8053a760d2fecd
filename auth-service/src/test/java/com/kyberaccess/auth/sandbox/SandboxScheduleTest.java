package com.kyberaccess.auth.sandbox;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.kyberaccess.auth.account.AccountTopic;
import com.kyberaccess.auth.testsupport.Api;
import com.kyberaccess.auth.testsupport.TestAccount;
import com.kyberaccess.auth.testsupport.TestAccounts;
import com.kyberaccess.common.audit.AuditTrail;
import com.kyberaccess.common.sandbox.SandboxResets;
import com.kyberaccess.common.security.Mode;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.SandboxContract;
import com.kyberaccess.testing.TopicProbe;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class SandboxScheduleTest {
    @Inject
    TestAccounts accounts;

    @Inject
    SandboxSchedule schedule;

    @Inject
    AuditTrail audit;

    @Inject
    DataSource database;

    @Inject
    SandboxResets resets;

    @Inject
    Scheduler scheduler;

    @TestHTTPResource(value = "/commands/reset-sandbox", management = true)
    @SuppressWarnings("NullAway.Init") // set by the test framework
    URI command;

    private TestAccount account;
    private Tenant sandbox;

    @BeforeEach
    void accountWithASandboxKey() {
        // The tests alone say when it is looked whether a reset is due.
        scheduler.pause(SandboxSchedule.JOB);
        account = accounts.withOwner();
        sandbox = new Tenant(account.tenant().accountId(), Mode.SANDBOX);
        Api.createKey(account.login(), Map.of("name", "Tests", "scope", "read_write", "mode", "sandbox"));
    }

    private long ordered() {
        try (var topic = new TopicProbe(AccountTopic.NAME)) {
            return topic.present(message -> sandbox.account().equals(message.key())
                            && JsonPath.from(message.value()).getString("event").equals("sandbox.reset"))
                    .size();
        }
    }

    private int entries(String mode) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        "SELECT count(*) FROM audit_entry WHERE account_id = ? AND mode = ?")) {
            select.setObject(1, sandbox.accountId());
            select.setString(2, mode);
            var row = select.executeQuery();
            row.next();
            return row.getInt(1);
        }
    }

    private void forgetRuns() throws SQLException {
        try (var connection = database.getConnection();
                var delete = connection.prepareStatement("DELETE FROM sandbox_run")) {
            delete.executeUpdate();
        }
    }

    @Test
    void everySandboxIsResetOnceADayHoweverOftenAReplicaLooks() throws SQLException {
        // Given
        forgetRuns();
        // When
        schedule.orderIfDue();
        schedule.orderIfDue();
        // Then
        await().until(() -> ordered() == 1);
    }

    @Test
    void aResetWipesTheSandboxAndLeavesLiveDataAlone() throws SQLException {
        // Given
        for (var tenant : new Tenant[] {account.tenant(), sandbox}) {
            QuarkusTransaction.requiringNew()
                    .run(() -> audit.recordAs(tenant, AuditTrail.SYSTEM, "thing.made", "thg_1", null, Map.of()));
        }
        await().until(() -> entries("live") >= 1 && entries("sandbox") == 1);
        int live = entries("live");
        // When
        given().port(command.getPort())
                .post(command.getPath() + "?account=" + sandbox.account())
                .then()
                .statusCode(200);
        // Then
        await().until(() -> entries("sandbox") == 0);
        assertThat(entries("live")).isGreaterThanOrEqualTo(live);
    }

    @Test
    void everyTableOfASandboxIsWiped() {
        // The keys, sandbox keys too, are the account's.
        SandboxContract.assertEveryTableIsWiped(resets, database, Set.of("api_key"));
    }

    @Test
    void theCommandNeedsToKnowWhose() {
        given().port(command.getPort()).post(command.getPath()).then().statusCode(400);
        given().port(command.getPort())
                .post(command.getPath() + "?account=usr_1")
                .then()
                .statusCode(400);
    }
}
