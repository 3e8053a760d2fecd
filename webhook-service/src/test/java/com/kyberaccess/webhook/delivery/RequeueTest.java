package com.kyberaccess.webhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.kyberaccess.common.id.IdType;
import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.TestTenants;
import com.kyberaccess.webhook.subscription.Subscription;
import com.kyberaccess.webhook.testsupport.Api;
import com.kyberaccess.webhook.testsupport.Egress;
import com.kyberaccess.webhook.testsupport.Sql;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// In a transaction that is rolled back, so that nobody sends what is queued.
@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(Egress.class)
class RequeueTest {
    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
    /// 50 a second, as the plan of the tests' accounts has it; 0.1 s of them at once.
    private static final Pace PACE = new Pace(true, 100_000, 20_000, 5_000, 100_000);

    private static final String DUE_BY = "SELECT count(*) FROM delivery_due WHERE subscription_id = ? AND due_at <= ?";

    @Inject
    UserTransaction transaction;

    @Inject
    Requeue requeue;

    @Inject
    Sql sql;

    private UUID webhook;
    private List<UUID> events;

    @BeforeEach
    void storeThirtyEvents() throws Exception {
        var tenant = TestTenants.next();
        var subscribed = Api.subscribe(tenant, "https://localhost/hook", "*");
        webhook = Subscription.ID.parse(subscribed.id()).orElseThrow();
        transaction.begin();
        events = IntStream.range(0, 30).mapToObj(i -> IdType.next()).toList();
        events.forEach(id -> sql.execute(
                "INSERT INTO event (id, account_id, mode, type, occurred_at, received_at, body)"
                        + " VALUES (?, ?, 'live', 'visitor.denied', now(), now(), '{}')",
                id,
                tenant.accountId()));
    }

    @AfterEach
    void rollBack() throws Exception {
        transaction.rollback();
    }

    @Test
    void whatIsSentAgainTakesSlotsOfThePlansPaceInTheLaneOfRetries() {
        // When
        int first = requeue.skipped(webhook, events.subList(0, 20), PACE, NOW);
        int second = requeue.skipped(webhook, events.subList(20, 30), PACE, NOW);

        // Then
        assertThat(first + second).isEqualTo(30);
        assertThat(dueBy(0)).isEqualTo(5);
        assertThat(dueBy(300)).isEqualTo(20);
        assertThat(dueBy(499)).isEqualTo(29);
        assertThat(dueBy(500)).isEqualTo(30);
        assertThat(sql.count("SELECT count(*) FROM delivery_due WHERE subscription_id = ? AND lane = 2", webhook))
                .isEqualTo(30);
    }

    @Test
    void withoutAPaceEverythingIsDueAtOnceAndNothingIsQueuedTwice() {
        // When
        int first = requeue.skipped(webhook, events, Pace.NONE, NOW);
        int again = requeue.skipped(webhook, events, Pace.NONE, NOW) + requeue.again(webhook, events, Pace.NONE, NOW);

        // Then
        assertThat(first).isEqualTo(30);
        assertThat(again).isZero();
        assertThat(dueBy(0)).isEqualTo(30);
        assertThat(requeue.waiting(webhook, 10)).isEqualTo(10);
        assertThat(requeue.waiting(webhook, 100)).isEqualTo(30);
    }

    @Test
    void finishedDeliveriesAreNumberedOn() {
        // Given
        requeue.skipped(webhook, events, Pace.NONE, NOW);
        sql.execute("DELETE FROM delivery_due WHERE subscription_id = ?", webhook);
        sql.execute("UPDATE delivery SET status = 'failed', attempts = 6 WHERE subscription_id = ?", webhook);

        // When
        int again = requeue.again(webhook, events, Pace.NONE, NOW);

        // Then
        assertThat(again).isEqualTo(30);
        assertThat(sql.count(
                        "SELECT count(*) FROM delivery_due WHERE subscription_id = ? AND attempt = 7 AND earlier_attempts = 6",
                        webhook))
                .isEqualTo(30);
        assertThat(sql.count(
                        "SELECT count(*) FROM delivery WHERE subscription_id = ? AND status = 'retrying'", webhook))
                .isEqualTo(30);
    }

    private long dueBy(int millis) {
        return sql.count(DUE_BY, webhook, NOW.plus(Duration.ofMillis(millis)).atOffset(ZoneOffset.UTC));
    }
}
