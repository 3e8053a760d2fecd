package com.kyberaccess.webhook.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.kyberaccess.common.error.EnumNames;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.webhook.egress.Exchange;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Records tests: a delivery of one attempt, marked, that never was in the queue and counts as no failure.
@ApplicationScoped
public class TestLog {
    /// The lock keeps the webhook from being deleted in between; one that is gone leaves nothing.
    private static final String RECORD = """
            WITH webhook AS (SELECT id, account_id, mode FROM subscription WHERE id = ? FOR KEY SHARE),
            sent AS (
                INSERT INTO event (id, account_id, mode, type, occurred_at, received_at, body, test)
                SELECT ?, account_id, mode, ?, ?, ?, ?, true FROM webhook),
            delivered AS (
                INSERT INTO delivery (id, account_id, mode, subscription_id, event_id, event_type, occurred_at, status,
                                      attempts, response_code, response_time_ms, created_at, finished_at, test)
                SELECT ?, account_id, mode, id, ?, ?, ?, ?, 1, ?::int, ?, ?, ?, true FROM webhook)
            INSERT INTO delivery_attempt (delivery_id, number, at, request_headers, response_status, response_headers,
                                          response_body, response_time_ms, error)
            SELECT ?, 1, ?, ?, ?::int, ?::text, ?::bytea, ?, ?::text FROM webhook
            """;

    /// Event ids grow with time: the last minute's are the end of the webhook's index.
    private static final String RECENT = """
            SELECT count(*) FROM delivery
            WHERE subscription_id = ? AND account_id = ? AND mode = ? AND test AND event_id > ? AND created_at > ?
            """;

    private final DataSource database;
    private final ObjectMapper mapper;

    TestLog(DataSource database, ObjectMapper mapper) {
        this.database = database;
        this.mapper = mapper;
    }

    /// A test that was made.
    ///
    /// @param headers as the log shows them
    public record Test(
            UUID subscriptionId,
            UUID deliveryId,
            UUID eventId,
            String type,
            byte[] body,
            Instant at,
            Map<String, String> headers,
            Exchange exchange,
            Instant ended) {}

    @Transactional
    public void record(Test test) {
        var exchange = test.exchange();
        var status = exchange.succeeded() ? DeliveryStatus.DELIVERED : DeliveryStatus.FAILED;
        var millis = (int) exchange.took().toMillis();
        var headers = exchange.status() == null ? null : json(exchange.headers());
        execute(
                test.subscriptionId(),
                // event
                test.eventId(),
                test.type(),
                test.at(),
                test.at(),
                test.body(),
                // delivery
                test.deliveryId(),
                test.eventId(),
                test.type(),
                test.at(),
                EnumNames.of(status),
                exchange.status(),
                millis,
                test.at(),
                test.ended(),
                // attempt
                test.deliveryId(),
                test.at(),
                json(test.headers()),
                exchange.status(),
                headers,
                exchange.body(),
                millis,
                exchange.error());
    }

    /// How many tests of the webhook there were since `from`.
    ///
    /// @param oldest an event id of that time
    @Transactional
    public int since(Tenant tenant, UUID subscriptionId, Instant from, UUID oldest) {
        try (var connection = database.getConnection();
                var count = connection.prepareStatement(RECENT)) {
            count.setObject(1, subscriptionId);
            count.setObject(2, tenant.accountId());
            count.setString(3, tenant.mode().wireName());
            count.setObject(4, oldest);
            count.setObject(5, from.atOffset(ZoneOffset.UTC));
            try (var row = count.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("tests not counted", e);
        }
    }

    private void execute(@Nullable Object... values) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(RECORD)) {
            for (int i = 0; i < values.length; i++) {
                insert.setObject(i + 1, values[i] instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : values[i]);
            }
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("test not recorded", e);
        }
    }

    private String json(Map<String, String> headers) {
        try {
            return mapper.writeValueAsString(headers);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
