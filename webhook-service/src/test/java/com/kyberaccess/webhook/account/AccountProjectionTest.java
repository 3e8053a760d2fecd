package com.kyberaccess.webhook.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.kyberaccess.common.id.IdType;
import com.kyberaccess.common.outbox.Outbox;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.TestTenants;
import com.kyberaccess.testing.TestTokens;
import com.kyberaccess.testing.TopicProbe;
import com.kyberaccess.webhook.testsupport.Api;
import com.kyberaccess.webhook.testsupport.Egress;
import com.kyberaccess.webhook.testsupport.Sql;
import com.kyberaccess.webhook.testsupport.TestEvents;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(Egress.class)
class AccountProjectionTest {
    private static final IdType USER = new IdType("usr");

    @Inject
    Accounts accounts;

    @Inject
    Sql sql;

    @Test
    void planFollowsTheAccountsEvents() {
        // Given
        var tenant = TestTenants.next();
        var token = TestTokens.ofPlan(tenant, "enterprise");
        List.of(1, 2, 3).forEach(i -> Api.subscribe(tenant, "https://localhost/hook", "*"));

        // When
        publishAccount(tenant, "account.created", "starter", "2025-01-01T00:00:00Z");
        awaitPlan(tenant, "starter");

        // Then
        create(token, 403);

        // When
        publishAccount(tenant, "account.changed", "professional", "2025-01-02T00:00:00Z");
        awaitPlan(tenant, "professional");

        // Then
        create(token, 201);
    }

    @Test
    void anOlderEventMovesNothingBack() {
        // Given
        var tenant = TestTenants.next();
        publishAccount(tenant, "account.changed", "enterprise", "2025-01-02T00:00:00Z");
        awaitPlan(tenant, "enterprise");

        // When
        publishAccount(tenant, "account.changed", "starter", "2025-01-01T00:00:00Z");
        var marker = TestTenants.next();
        TestEvents.publishRaw(tenant, TestEvents.ACCOUNT, tenant.account(), account(marker, "professional"));
        awaitPlan(marker, "professional");

        // Then
        assertThat(planIs(tenant, "enterprise")).isTrue();
    }

    @Test
    void ownersAreThoseWhoAreActiveOwnersNow() {
        // Given
        var tenant = TestTenants.next();
        var ann = USER.text(IdType.next());
        var bob = USER.text(IdType.next());

        // When
        publishUser(tenant, "user.added", ann, "owner", true);
        publishUser(tenant, "user.added", bob, "admin", true);

        // Then
        awaitOwners(tenant, ann);

        // When
        publishUser(tenant, "user.changed", bob, "owner", true);
        publishUser(tenant, "user.changed", ann, "owner", false);

        // Then
        awaitOwners(tenant, bob);

        // When
        publish(tenant, "user.removed", bob, "{\"user\":{\"id\":\"%s\"}}".formatted(bob));

        // Then
        awaitOwners(tenant);
    }

    @Test
    void accountThatCanNotBeReadIsParkedAndTheRestGoesOn() {
        // Given
        var tenant = TestTenants.next();

        // When
        publish(tenant, "account.changed", tenant.account(), "{\"account\":{\"name\":\"No plan\"}}");
        publishAccount(tenant, "account.changed", "enterprise", "2025-01-02T00:00:00Z");

        // Then
        awaitPlan(tenant, "enterprise");
        try (var parked = new TopicProbe(TestEvents.ACCOUNT + ".dlq")) {
            var letter = parked.await(message -> tenant.account().equals(message.key()));
            assertThat(TopicProbe.header(letter, "dead_letter_consumer")).isEqualTo("webhook-accounts");
        }
    }

    private void awaitPlan(Tenant tenant, String plan) {
        Awaitility.await().until(() -> planIs(tenant, plan));
    }

    private boolean planIs(Tenant tenant, String plan) {
        return sql.count(
                        "SELECT count(*) FROM account WHERE account_id = ? AND plan = ? AND occurred_at > '-infinity'",
                        tenant.accountId(),
                        plan)
                == 1;
    }

    private void awaitOwners(Tenant tenant, String... users) {
        var addresses =
                List.of(users).stream().map(user -> user + "@example.com").toList();
        Awaitility.await().until(() -> accounts.owners(tenant.accountId()).stream()
                .map(AccountOwner::email)
                .toList()
                .equals(addresses));
    }

    private static void create(String token, int status) {
        Api.with(token)
                .body(Map.of("name", "x", "url", "https://localhost/hook", "events", List.of("*")))
                .post("/api/v1/webhooks")
                .then()
                .statusCode(status);
    }

    private static void publishAccount(Tenant tenant, String type, String plan, String at) {
        TestEvents.publishRaw(
                tenant,
                TestEvents.ACCOUNT,
                tenant.account(),
                account(tenant, plan).replace("account.created", type).replace(TestEvents.AT, at));
    }

    private static String account(Tenant tenant, String plan) {
        var data = "{\"account\":{\"id\":\"%s\",\"name\":\"Acme\",\"plan\":\"%s\",\"time_zone\":\"UTC\"}}"
                .formatted(tenant.account(), plan);
        return TestEvents.body(Outbox.EVENT_ID.text(IdType.next()), "account.created", data, tenant);
    }

    private static void publishUser(Tenant tenant, String type, String user, String role, boolean active) {
        publish(
                tenant,
                type,
                user,
                "{\"user\":{\"id\":\"%s\",\"name\":\"Name\",\"email\":\"%s@example.com\",\"role\":\"%s\",\"active\":%s}}"
                        .formatted(user, user, role, active));
    }

    private static void publish(Tenant tenant, String type, String key, String data) {
        TestEvents.publishRaw(
                tenant,
                TestEvents.ACCOUNT,
                key,
                TestEvents.body(Outbox.EVENT_ID.text(IdType.next()), type, data, tenant));
    }
}
