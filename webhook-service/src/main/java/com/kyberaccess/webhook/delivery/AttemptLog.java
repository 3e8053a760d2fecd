package com.kyberaccess.webhook.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.kyberaccess.common.error.EnumNames;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Records attempts with all that follows from them: where their deliveries stand, and how their webhooks do.
@ApplicationScoped
class AttemptLog {
    /// A batch in one statement. The queue's row decides: it is deleted or moved to the next attempt, and only
    /// where it still stood at this attempt is the attempt recorded. A webhook deleted meanwhile leaves nothing
    /// behind, and of two processes that sent the same attempt (the lease of one had run out) the first to record
    /// it wins.
    private static final String RECORD = """
            WITH made AS (
                SELECT * FROM unnest(?::uuid[], ?::uuid[], ?::int2[], ?::text[], ?::timestamptz[], ?::timestamptz[], ?::timestamptz[],
                                     ?::text[], ?::int2[], ?::text[], ?::bytea[], ?::int4[], ?::text[])
                    AS a (delivery_id, event_id, number, status, at, ended_at, next_at,
                          request_headers, response_status, response_headers, response_body, response_time_ms, error)),
            ended AS (
                DELETE FROM delivery_due d USING made
                WHERE d.delivery_id = made.delivery_id AND d.attempt = made.number AND made.next_at IS NULL
                RETURNING made.*),
            moved AS (
                UPDATE delivery_due d SET due_at = made.next_at, attempt = d.attempt + 1, lease_until = '-infinity',
                       lane = CASE d.lane WHEN 1 THEN 2 ELSE d.lane END
                FROM made
                WHERE d.delivery_id = made.delivery_id AND d.attempt = made.number AND made.next_at IS NOT NULL
                RETURNING made.*),
            ours AS MATERIALIZED (SELECT * FROM ended UNION ALL SELECT * FROM moved),
            logged AS (
                INSERT INTO delivery_attempt (delivery_id, number, at, request_headers, response_status, response_headers,
                                              response_body, response_time_ms, error)
                SELECT delivery_id, number, at, request_headers, response_status, response_headers,
                       response_body, response_time_ms, error FROM ours)
            UPDATE delivery d SET status = ours.status, attempts = ours.number, response_code = ours.response_status,
                   response_time_ms = ours.response_time_ms,
                   finished_at = CASE WHEN ours.next_at IS NULL THEN ours.ended_at END
            FROM ours WHERE d.id = ours.delivery_id AND d.event_id = ours.event_id
            RETURNING d.id
            """;

    private static final String SETTINGS = "SELECT " + DueQueue.LOOK_UPS_ONLY;

    private final DataSource database;
    private final HealthRecorder health;
    private final ObjectMapper mapper;
    private final Clock clock;

    AttemptLog(DataSource database, HealthRecorder health, ObjectMapper mapper, Clock clock) {
        this.database = database;
        this.health = health;
        this.mapper = mapper;
        this.clock = clock;
    }

    /// @param attempts in the order in which they ended
    /// @return how many of them counted
    @Transactional
    public int record(List<Attempt> attempts) {
        var webhooks = health.lock(attempts);
        var counted = log(attempts);
        health.record(
                webhooks,
                attempts.stream()
                        .filter(attempt -> counted.contains(attempt.due().deliveryId()))
                        .toList(),
                clock.instant());
        return counted.size();
    }

    private Set<UUID> log(List<Attempt> attempts) {
        try (var connection = database.getConnection();
                var settings = connection.prepareStatement(SETTINGS);
                var insert = connection.prepareStatement(RECORD)) {
            settings.execute();
            var columns = new Columns(connection, insert, attempts);
            columns.add("uuid", attempt -> attempt.due().deliveryId());
            columns.add("uuid", attempt -> attempt.due().eventId());
            columns.add("int2", attempt -> (short) attempt.due().attempt());
            columns.add("text", attempt -> EnumNames.of(status(attempt.outcome())));
            columns.add("text", attempt -> attempt.at().toString());
            columns.add("text", attempt -> attempt.ended().toString());
            columns.add("text", attempt -> nextAt(attempt.outcome()));
            columns.add("text", attempt -> json(attempt.headers()));
            columns.add("int2", attempt -> attempt.exchange().status());
            columns.add(
                    "text",
                    attempt -> answered(attempt) ? json(attempt.exchange().headers()) : null);
            columns.add("bytea", attempt -> attempt.exchange().body());
            columns.add("int4", attempt -> (int) attempt.exchange().took().toMillis());
            columns.add("text", attempt -> attempt.exchange().error());
            var counted = new HashSet<UUID>();
            try (var row = insert.executeQuery()) {
                while (row.next()) {
                    counted.add(row.getObject(1, UUID.class));
                }
            }
            return counted;
        } catch (SQLException e) {
            throw new IllegalStateException("attempts not recorded", e);
        }
    }

    private static DeliveryStatus status(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Delivered ignored -> DeliveryStatus.DELIVERED;
            case Outcome.Retry ignored -> DeliveryStatus.RETRYING;
            case Outcome.GaveUp ignored -> DeliveryStatus.FAILED;
            case Outcome.EndpointGone ignored -> DeliveryStatus.FAILED;
        };
    }

    private static @Nullable String nextAt(Outcome outcome) {
        return outcome instanceof Outcome.Retry(Instant at) ? at.toString() : null;
    }

    private static boolean answered(Attempt attempt) {
        return attempt.exchange().status() != null;
    }

    private String json(Map<String, String> headers) {
        try {
            return mapper.writeValueAsString(headers);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The statement's parameters: one array a column.
    private static final class Columns {
        private final Connection connection;
        private final PreparedStatement statement;
        private final List<Attempt> rows;
        private int parameter;

        Columns(Connection connection, PreparedStatement statement, List<Attempt> rows) {
            this.connection = connection;
            this.statement = statement;
            this.rows = rows;
        }

        void add(String type, Function<Attempt, @Nullable Object> value) throws SQLException {
            var values = type.equals("bytea") ? new byte[rows.size()][] : new Object[rows.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = value.apply(rows.get(i));
            }
            statement.setArray(++parameter, connection.createArrayOf(type, values));
        }
    }
}
