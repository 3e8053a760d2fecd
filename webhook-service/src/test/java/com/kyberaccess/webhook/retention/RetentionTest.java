package com.kyberaccess.webhook.retention;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import com.kyberaccess.common.id.IdType;
import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.TestTenants;
import com.kyberaccess.webhook.testsupport.Egress;
import com.kyberaccess.webhook.testsupport.Sql;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(Egress.class)
class RetentionTest {
    private final UUID account = TestTenants.next().accountId();

    @Inject
    Sql sql;

    @Inject
    Partitions partitions;

    @Inject
    Retention retention;

    @Test
    void partitionsAreThereFromYesterdayToTheDayAfterTomorrow() {
        var today = LocalDate.now(ZoneOffset.UTC);
        for (var table : PartitionedTable.ALL) {
            assertThat(partitions.before(table, today.plusDays(10)))
                    .contains(today.minusDays(1), today, today.plusDays(1), today.plusDays(2));
        }
        var event = event(Instant.now());
        assertThat(sql.text("SELECT tableoid::regclass::text FROM event WHERE id = ?", event))
                .isEqualTo(PartitionedTable.EVENT.partition(today));
    }

    @Test
    void whatIsOldGoesWithItsPartitionInLessThanASecondAndTheRestStays() {
        // Given
        var day = LocalDate.of(2020, 3, 1);
        var noon = day.atTime(12, 0).toInstant(ZoneOffset.UTC);
        var old = delivery(noon);
        var next = delivery(noon.plus(Duration.ofDays(1)));
        PartitionedTable.ALL.forEach(table -> partitions.make(table, day));
        PartitionedTable.ALL.forEach(table -> partitions.make(table, day.plusDays(1)));
        sql.execute("""
                INSERT INTO event (id, account_id, mode, type, occurred_at, received_at, body)
                SELECT uuidv7(? - now() + n * interval '1 millisecond'), ?, 'live', 'visitor.updated', now(), now(), ''
                FROM generate_series(1, 50000) n
                """, noon.atOffset(ZoneOffset.UTC), account);

        // When
        var begin = System.nanoTime();
        retention.dropBefore(day.plusDays(1));
        var took = Duration.ofNanos(System.nanoTime() - begin);

        // Then
        assertThat(took).isLessThan(Duration.ofSeconds(1));
        assertThat(rows(old)).isZero();
        assertThat(rows(next)).isEqualTo(4);
        assertThat(sql.count("SELECT count(*) FROM event WHERE account_id = ?", account))
                .isEqualTo(1);
        retention.dropBefore(day.plusDays(2));
    }

    @Test
    void partitionMadeLateTakesOverWhatCameBefore() {
        // Given
        var day = LocalDate.of(2020, 5, 1);
        var delivery = delivery(day.atTime(12, 0).toInstant(ZoneOffset.UTC));
        assertThat(partitionOf(delivery)).isEqualTo("delivery_default");

        // When
        PartitionedTable.ALL.forEach(table -> partitions.make(table, day));

        // Then
        assertThat(partitionOf(delivery)).isEqualTo("delivery_p20200501");
        assertThat(rows(delivery)).isEqualTo(4);
        retention.dropBefore(day.plusDays(1));
    }

    @Test
    void severalReplicasMakeAndDropAPartitionOnce() {
        // Given
        var day = LocalDate.of(2020, 7, 1);

        // When
        long made = atOnce(() -> partitions.make(PartitionedTable.EVENT, day));
        long dropped = atOnce(() -> partitions.drop(PartitionedTable.EVENT, day));

        // Then
        assertThat(made).isEqualTo(1);
        assertThat(dropped).isEqualTo(1);
    }

    private static long atOnce(BooleanSupplier work) {
        var all = Stream.generate(() -> CompletableFuture.supplyAsync(work::getAsBoolean))
                .limit(4)
                .toList();
        return all.stream().filter(CompletableFuture::join).count();
    }

    /// @return its id; the event's is the same
    private UUID delivery(Instant at) {
        var id = event(at);
        var time = at.atOffset(ZoneOffset.UTC);
        var webhook = IdType.next();
        sql.execute("""
                INSERT INTO delivery (id, account_id, mode, subscription_id, event_id, event_type, occurred_at, created_at)
                VALUES (?, ?, 'live', ?, ?, 'visitor.updated', ?, ?)
                """, id, account, webhook, id, time, time);
        sql.execute("""
                INSERT INTO delivery_attempt (delivery_id, number, at, request_headers, response_time_ms)
                VALUES (?, 1, ?, '{}', 1)
                """, id, time);
        sql.execute(
                "INSERT INTO delivery_due (delivery_id, subscription_id, event_id, due_at) VALUES (?, ?, ?, ?)",
                id,
                webhook,
                id,
                time);
        return id;
    }

    private UUID event(Instant at) {
        var id = UuidCreator.getTimeOrderedEpoch(at);
        sql.execute("""
                INSERT INTO event (id, account_id, mode, type, occurred_at, received_at, body)
                VALUES (?, ?, 'live', 'visitor.updated', ?, now(), '{}')
                """, id, account, at.atOffset(ZoneOffset.UTC));
        return id;
    }

    private String partitionOf(UUID delivery) {
        return sql.text("SELECT tableoid::regclass::text FROM delivery WHERE id = ?", delivery);
    }

    private long rows(UUID delivery) {
        return sql.count(
                "SELECT (SELECT count(*) FROM event WHERE id = ?) + (SELECT count(*) FROM delivery WHERE id = ?)"
                        + " + (SELECT count(*) FROM delivery_attempt WHERE delivery_id = ?)"
                        + " + (SELECT count(*) FROM delivery_due WHERE delivery_id = ?)",
                delivery,
                delivery,
                delivery,
                delivery);
    }
}
