package com.kyberaccess.common.outbox;

import com.kyberaccess.common.schema.SchemaColumns;
import com.kyberaccess.common.time.Wake;
import com.kyberaccess.common.trace.Traces;
import io.opentelemetry.api.trace.SpanKind;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Publishes the outbox in order and deletes what the broker has acknowledged: at least once, none lost, and within one
/// aggregate none ahead of an earlier one. One replica of a service relays at a time, under a PostgreSQL advisory lock
/// that dies with its connection. No transaction is open while Kafka is waited for.
///
/// ```
/// wake (commit, or poll) ─► oldest N rows ─► send all ─► await acks ─► delete the acknowledged ─► again if N were full
/// ```
@ApplicationScoped
class OutboxRelay {
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final DataSource database;
    private final KafkaProducer<String, String> producer;
    private final OutboxConfig config;
    private final Traces traces;
    private final SchemaColumns columns;
    private final String source;
    private final Wake wake = new Wake();
    private volatile boolean running = true;
    private @Nullable Thread thread;

    OutboxRelay(
            DataSource database,
            KafkaProducer<String, String> producer,
            OutboxConfig config,
            Traces traces,
            SchemaColumns columns,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.database = database;
        this.producer = producer;
        this.config = config;
        this.traces = traces;
        this.columns = columns;
        this.source = "/kyberaccess/" + service;
    }

    void start(@Observes StartupEvent event) {
        if (config.relay()) {
            thread = Thread.ofPlatform().name("outbox-relay").daemon().start(this::run);
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        running = false;
        if (thread != null) {
            thread.interrupt();
            thread.join(Duration.ofSeconds(5));
        }
    }

    void appended(@Observes Outbox.Committed event) {
        wake.call();
    }

    private void run() {
        while (running) {
            try (var connection = database.getConnection()) {
                if (OutboxTable.tryLock(connection)) {
                    relay(connection);
                } else {
                    wake.await(config.takeoverInterval());
                }
            } catch (InterruptedException e) {
                return;
            } catch (SQLException | RuntimeException e) {
                Log.errorf(e, "outbox relay interrupted, it starts again");
                try {
                    wake.await(AFTER_FAILURE);
                } catch (InterruptedException stopping) {
                    return;
                }
            }
        }
    }

    private void relay(Connection connection) throws SQLException, InterruptedException {
        try {
            OutboxTable.readByKey(connection);
            boolean traced = OutboxTable.isTraced(columns);
            while (running) {
                wake.forget();
                long looked = System.nanoTime();
                if (publish(connection, OutboxTable.oldest(connection, traced, config.batchSize()))) {
                    continue;
                }
                wake.await(config.pollInterval(), looked, config.minInterval());
            }
        } finally {
            // The pool keeps the connection, and with it the session's lock, unless it is given back here.
            OutboxTable.unlock(connection);
        }
    }

    /// @return whether there may be more at once
    private boolean publish(Connection connection, List<OutboxRow> rows) throws SQLException, InterruptedException {
        if (rows.isEmpty()) {
            return false;
        }
        var acknowledged = new ArrayList<OutboxRow>(rows.size());
        var complete = true;
        try {
            var sent = send(rows);
            complete = sent.size() == rows.size();
            for (int i = 0; i < sent.size(); i++) {
                if (acknowledged(sent.get(i))) {
                    acknowledged.add(rows.get(i));
                } else {
                    complete = false;
                }
            }
        } finally {
            if (!acknowledged.isEmpty()) {
                OutboxTable.delete(connection, acknowledged);
            }
        }
        return complete && rows.size() == config.batchSize();
    }

    /// Sends in order and stops at the first that the producer won't take (no broker known yet), so that none
    /// overtakes it.
    private List<Future<RecordMetadata>> send(List<OutboxRow> rows) {
        var sent = new ArrayList<Future<RecordMetadata>>(rows.size());
        for (var row : rows) {
            // From the commit to the acknowledgement.
            var step = traces.next(row.topic() + " publish", SpanKind.PRODUCER, row.traceparent(), row.at());
            var future = producer.send(row.message(source, Traces.of(step)), (metadata, error) -> step.end());
            if (future.state() == Future.State.FAILED) {
                Log.warnf(
                        "outbox relay waits for Kafka error=%s",
                        future.exceptionNow().toString());
                break;
            }
            sent.add(future);
        }
        return sent;
    }

    private static boolean acknowledged(Future<RecordMetadata> sent) throws InterruptedException {
        try {
            sent.get();
            return true;
        } catch (ExecutionException e) {
            Log.errorf(e.getCause(), "outbox row not accepted by Kafka, it is tried again");
            return false;
        }
    }
}
