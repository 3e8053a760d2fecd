package com.kyberaccess.webhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.TestTenants;
import com.kyberaccess.webhook.subscription.Subscription;
import com.kyberaccess.webhook.testsupport.Api;
import com.kyberaccess.webhook.testsupport.Egress;
import com.kyberaccess.webhook.testsupport.Sql;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Who is claimed when there is more than fits. Everything here is due in an hour, out of the dispatcher's sight.
@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(Egress.class)
class FairClaimTest {
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final int BATCH = 100;

    private final Instant due = Instant.now().plusSeconds(3_600);
    private final Instant now = due.plusSeconds(60);
    private final List<UUID> webhooks = new ArrayList<>();

    @Inject
    Sql sql;

    @Inject
    QueuedDeliveries queued;

    @Inject
    DueQueue queue;

    @Inject
    GatedQueue gatedQueue;

    @AfterEach
    void clear() {
        webhooks.forEach(queued::clear);
    }

    @Test
    void accountWithALongBacklogSharesEveryBatchWithTheOthers() {
        // Given
        var flooded = TestTenants.next();
        for (int i = 0; i < 10; i++) {
            queued.addMany(flooded, webhook(flooded), Lane.FIRST, due.minusSeconds(600), 2_000);
        }
        var other = TestTenants.next();
        var quiet = webhook(other);
        var delivery = queued.add(other, quiet, Lane.FIRST, due);

        // When
        var claimed = queue.claim(Lane.FIRST, BATCH, Rooms.of(40), now, LEASE);

        // Then
        assertThat(claimed).hasSizeGreaterThan(BATCH / 3).hasSizeLessThanOrEqualTo(BATCH);
        assertThat(claimed).extracting(Due::deliveryId).contains(delivery);
        assertThat(claimed).extracting(Due::subscriptionId).containsAll(webhooks);
    }

    @Test
    void claimTakesNoLongerForAMillionRows() {
        // Given
        var tenant = TestTenants.next();
        var webhook = webhook(tenant);
        queued.addMany(tenant, webhook, Lane.FIRST, due, 1_000_000);
        queue.claim(Lane.FIRST, BATCH, Rooms.of(BATCH), now, LEASE);

        // When
        var times = new ArrayList<Duration>();
        for (int i = 0; i < 20; i++) {
            var begin = System.nanoTime();
            assertThat(queue.claim(Lane.FIRST, BATCH, Rooms.of(BATCH), now, LEASE))
                    .hasSize(BATCH);
            times.add(Duration.ofNanos(System.nanoTime() - begin));
        }

        // Then: counted in rows read it is a few hundred; a scan would take more than a second.
        times.sort(null);
        assertThat(times.get(times.size() / 2)).isLessThan(Duration.ofMillis(100));
    }

    @Test
    void accountHasItsShareOfTheSlots() {
        // Given
        var tenant = TestTenants.next();
        for (int i = 0; i < 3; i++) {
            queued.addMany(tenant, webhook(tenant), Lane.FIRST, due, 20);
        }
        var rooms = new Rooms(40, Map.of(), 100, Map.of(tenant.accountId(), 6));

        // When
        var claimed = queue.claim(Lane.FIRST, BATCH, rooms, now, LEASE);

        // Then
        assertThat(claimed).hasSize(6);
    }

    @Test
    void retriesAndFirstAttemptsAreClaimedApart() {
        // Given
        var tenant = TestTenants.next();
        var webhook = webhook(tenant);
        var retry = queued.add(tenant, webhook, Lane.RETRY, due);
        var first = queued.add(tenant, webhook, Lane.FIRST, due);

        // When
        var firsts = queue.claim(Lane.FIRST, BATCH, Rooms.of(40), now, LEASE);
        var retries = queue.claim(Lane.RETRY, BATCH, Rooms.of(40), now, LEASE);

        // Then
        assertThat(firsts).extracting(Due::deliveryId).containsExactly(first);
        assertThat(retries).extracting(Due::deliveryId).containsExactly(retry);
    }

    @Test
    void failingWebhookGetsOneProbeAndOnlyOneProcessItsTurn() {
        // Given
        var tenant = TestTenants.next();
        var webhook = webhook(tenant);
        queued.addMany(tenant, webhook, Lane.FIRST, due, 20);
        sql.execute("UPDATE subscription SET consecutive_failures = 5, failing_since = now() WHERE id = ?", webhook);

        // When
        var unbound = queue.claim(Lane.FIRST, BATCH, Rooms.of(40), now, LEASE);
        var probe = gatedQueue.claim(BATCH, now, LEASE);
        var second = gatedQueue.claim(BATCH, now, LEASE);
        var afterTheLease = gatedQueue.claim(BATCH, now.plus(LEASE).plusSeconds(1), LEASE);

        // Then
        assertThat(unbound).isEmpty();
        assertThat(probe).hasSize(1).allMatch(Due::gated);
        assertThat(second).isEmpty();
        assertThat(afterTheLease).hasSize(1);
    }

    @Test
    void emergencyEventPassesABreakerThatIsOpen() {
        // Given
        var tenant = TestTenants.next();
        var webhook = webhook(tenant);
        sql.execute("UPDATE subscription SET consecutive_failures = 5, failing_since = now() WHERE id = ?", webhook);
        var delivery = queued.add(tenant, webhook, Lane.URGENT, due);

        // When
        var claimed = queue.claim(Lane.URGENT, BATCH, Rooms.of(40), now, LEASE);

        // Then
        assertThat(claimed).extracting(Due::deliveryId).containsExactly(delivery);
    }

    @Test
    void pausedWebhooksRetriesAreHeld() {
        // Given
        var tenant = TestTenants.next();
        var webhook = webhook(tenant);
        var retry = queued.add(tenant, webhook, Lane.RETRY, due);
        sql.execute("UPDATE subscription SET status = 'paused' WHERE id = ?", webhook);

        // When
        var whilePaused = queue.claim(Lane.RETRY, BATCH, Rooms.of(40), now, LEASE);
        sql.execute("UPDATE subscription SET status = 'active' WHERE id = ?", webhook);
        var resumed = queue.claim(Lane.RETRY, BATCH, Rooms.of(40), now, LEASE);

        // Then
        assertThat(whilePaused).isEmpty();
        assertThat(resumed).extracting(Due::deliveryId).containsExactly(retry);
    }

    @Test
    void orderedWebhookIsBlockedByItsEarliestEvent() {
        // Given
        var tenant = TestTenants.next();
        var webhook = webhook(tenant);
        sql.execute("UPDATE subscription SET ordered = true WHERE id = ?", webhook);
        var earliest = queued.add(tenant, webhook, Lane.ORDERED, now.plusSeconds(30));
        queued.add(tenant, webhook, Lane.ORDERED, due);

        // When
        var tooEarly = gatedQueue.claim(BATCH, now, LEASE);
        var inTime = gatedQueue.claim(BATCH, now.plusSeconds(30), LEASE);

        // Then
        assertThat(tooEarly).isEmpty();
        assertThat(inTime).extracting(Due::deliveryId).containsExactly(earliest);
    }

    @Test
    void whatIsQueuedFollowsAWebhookThatIsMadeOrderedAndBack() {
        // Given
        var tenant = TestTenants.next();
        var webhook = webhook(tenant);
        var delivery = queued.add(tenant, webhook, Lane.FIRST, due);

        // When
        sql.execute("UPDATE subscription SET ordered = true WHERE id = ?", webhook);
        gatedQueue.sort();
        var ordered = lane(delivery);
        sql.execute("UPDATE subscription SET ordered = false WHERE id = ?", webhook);
        gatedQueue.sort();

        // Then
        assertThat(ordered).isEqualTo(Lane.ORDERED.column());
        assertThat(lane(delivery)).isEqualTo(Lane.FIRST.column());
    }

    private long lane(UUID delivery) {
        return sql.count("SELECT lane FROM delivery_due WHERE delivery_id = ?", delivery);
    }

    private UUID webhook(Tenant tenant) {
        var created = Api.subscribe(tenant, "https://localhost:9/never", "*");
        var id = Subscription.ID.parse(created.id()).orElseThrow();
        webhooks.add(id);
        return id;
    }
}
