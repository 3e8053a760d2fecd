package com.kyberaccess.webhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.TestTenants;
import com.kyberaccess.webhook.subscription.DisabledReason;
import com.kyberaccess.webhook.subscription.Subscription;
import com.kyberaccess.webhook.subscription.WebhookDisabled;
import com.kyberaccess.webhook.subscription.WebhookFailing;
import com.kyberaccess.webhook.testsupport.Api;
import com.kyberaccess.webhook.testsupport.Egress;
import com.kyberaccess.webhook.testsupport.Sql;
import com.kyberaccess.webhook.testsupport.TestReceiver;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(Egress.class)
class FailingWebhookTest {
    private final TestReceiver receiver = new TestReceiver();
    private final Tenant tenant = TestTenants.next();

    @Inject
    Sql sql;

    @Inject
    QueuedDeliveries queued;

    @Inject
    Notices notices;

    @AfterEach
    void close() {
        receiver.close();
    }

    /// What notices are made from.
    @Singleton
    static class Notices {
        private final List<WebhookFailing> failing = new CopyOnWriteArrayList<>();
        private final List<WebhookDisabled> disabled = new CopyOnWriteArrayList<>();

        void failing(@Observes WebhookFailing event) {
            failing.add(event);
        }

        void disabled(@Observes WebhookDisabled event) {
            disabled.add(event);
        }
    }

    @Test
    void isDisabledOnceAfterAHundredFailuresInARowAndWarnedOfBefore() {
        // Given
        receiver.always(TestReceiver.status(500));
        var webhook = webhook();

        // When
        for (int i = 0; i < 40; i++) {
            queued.add(tenant, webhook, Lane.FIRST, Instant.now());
        }

        // Then
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> status(webhook)
                .equals("disabled"));
        Awaitility.await().until(() -> failures(webhook) == attempts(webhook));
        assertThat(failures(webhook)).isGreaterThanOrEqualTo(100);
        assertThat(receiver.received()).hasSize((int) attempts(webhook));
        assertThat(notices.disabled.stream()
                        .filter(event -> event.subscriptionId().equals(webhook)))
                .extracting(WebhookDisabled::reason)
                .containsExactly(DisabledReason.CONSECUTIVE_FAILURES);
        assertThat(notices.failing.stream()
                        .filter(event -> event.subscriptionId().equals(webhook)))
                .extracting(WebhookFailing::consecutiveFailures)
                .containsExactly(50, 75, 90);
    }

    @Test
    void getsOneRequestAtATimeUntilOneSucceedsThenTheRest() {
        // Given
        var number = new AtomicInteger();
        var out = new AtomicInteger();
        var most = new AtomicInteger();
        receiver.always(exchange -> {
            int request = number.incrementAndGet();
            int now = out.incrementAndGet();
            if (request > 15 && request <= 25) {
                most.accumulateAndGet(now, Math::max);
            }
            try {
                TestReceiver.status(request <= 25 ? 503 : 200).handle(exchange);
            } finally {
                out.decrementAndGet();
            }
        });
        var webhook = webhook();

        // When
        var due = Instant.now().plusSeconds(1);
        for (int i = 0; i < 30; i++) {
            queued.add(tenant, webhook, Lane.FIRST, due);
        }

        // Then
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> sql.count(
                                "SELECT count(*) FROM delivery WHERE subscription_id = ? AND status = 'delivered'",
                                webhook)
                        == 30);
        assertThat(failures(webhook)).isZero();
        assertThat(status(webhook)).isEqualTo("active");
        assertThat(most.get()).isEqualTo(1);
    }

    @Test
    void outageOfAMomentDoesNotBurnAHundredAttempts() {
        // Given
        receiver.always(TestReceiver.status(503));
        var webhook = webhook();
        for (int i = 0; i < 300; i++) {
            queued.add(tenant, webhook, Lane.FIRST, Instant.now().plusSeconds(2));
        }

        // When
        Awaitility.await().until(() -> failures(webhook) >= Breaker.THRESHOLD);
        var opened = Instant.now();
        Awaitility.await().until(() -> Duration.between(opened, Instant.now()).toMillis() > 500);
        receiver.always(TestReceiver.status(200));

        // Then
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> sql.count("SELECT count(*) FROM delivery_due WHERE subscription_id = ?", webhook) == 0);
        assertThat(status(webhook)).isEqualTo("active");
        assertThat(failures(webhook)).isZero();
        assertThat(attempts(webhook) - 300).isLessThan(Breaker.DISABLED_AFTER);
    }

    @Test
    void orderedWebhookGetsItsEventsInOrderThoughTheFirstFails() {
        // Given
        receiver.answer(TestReceiver.status(500));
        var webhook = webhook();
        sql.execute("UPDATE subscription SET ordered = true WHERE id = ?", webhook);
        var start = Instant.now();

        // When
        var first = queued.add(tenant, webhook, Lane.ORDERED, start);
        var second = queued.add(tenant, webhook, Lane.ORDERED, start);
        var third = queued.add(tenant, webhook, Lane.ORDERED, start);

        // Then
        assertThat(receiver.await(4))
                .extracting(request -> request.header("x-kyberaccess-delivery"))
                .containsExactly(
                        Delivery.ID.text(first),
                        Delivery.ID.text(first),
                        Delivery.ID.text(second),
                        Delivery.ID.text(third));
    }

    private UUID webhook() {
        return Subscription.ID
                .parse(Api.subscribe(tenant, receiver.url(), "*").id())
                .orElseThrow();
    }

    private String status(UUID webhook) {
        return sql.text("SELECT status FROM subscription WHERE id = ?", webhook);
    }

    private long failures(UUID webhook) {
        return sql.count("SELECT consecutive_failures FROM subscription WHERE id = ?", webhook);
    }

    private long attempts(UUID webhook) {
        return sql.count(
                "SELECT count(*) FROM delivery_attempt WHERE delivery_id IN"
                        + " (SELECT id FROM delivery WHERE subscription_id = ?)",
                webhook);
    }
}
