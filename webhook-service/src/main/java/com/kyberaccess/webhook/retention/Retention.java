package com.kyberaccess.webhook.retention;

import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import javax.sql.DataSource;

/// Keeps the days' partitions: those of yesterday to the day after tomorrow are there, those that are older than
/// the retention are gone. In any replica, every hour and when one starts.
@ApplicationScoped
class Retention {
    private static final int DAYS_AHEAD = 2;

    /// What is queued for events that go now (of webhooks that were paused all the time) goes first.
    private static final String QUEUE = """
            DELETE FROM delivery_due d WHERE event_id < ?
               OR EXISTS (SELECT FROM event_default e WHERE e.id = d.event_id AND e.received_at < ?)
            """;

    private static final String ERASED = "DELETE FROM erased_visitor WHERE erased_at < ?";

    private final Partitions partitions;
    private final DataSource database;
    private final RetentionConfig config;
    private final Clock clock;

    Retention(Partitions partitions, DataSource database, RetentionConfig config, Clock clock) {
        this.partitions = partitions;
        this.database = database;
        this.config = config;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        run();
    }

    @Scheduled(every = "1h", delayed = "1h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        try {
            var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
            for (int day = -1; day <= DAYS_AHEAD; day++) {
                for (var table : PartitionedTable.ALL) {
                    partitions.make(table, today.plusDays(day));
                }
            }
            dropBefore(today.minusDays(config.days()));
        } catch (RuntimeException e) {
            // Nothing is lost: rows without a partition are in the default one until the next run.
            Log.errorf(e, "partitions not kept, the next run tries again");
        }
    }

    /// Drops what is of days before `day`, which costs the same however much it is.
    void dropBefore(LocalDate day) {
        if (!partitions.before(PartitionedTable.EVENT, day).isEmpty()) {
            forget(day);
        }
        for (var table : PartitionedTable.ALL) {
            for (var old : partitions.before(table, day)) {
                if (partitions.drop(table, old)) {
                    Log.infof("partition dropped partition=%s", table.partition(old));
                }
            }
            partitions.clean(table, day);
        }
    }

    @Transactional
    void forget(LocalDate day) {
        var start = day.atStartOfDay().atOffset(ZoneOffset.UTC);
        try (var connection = database.getConnection();
                var queue = connection.prepareStatement(QUEUE);
                var erased = connection.prepareStatement(ERASED)) {
            queue.setObject(1, PartitionedTable.firstId(day));
            queue.setObject(2, start);
            queue.executeUpdate();
            erased.setObject(1, start);
            erased.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("queue not cleaned of old events", e);
        }
    }
}
