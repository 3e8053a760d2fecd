package com.kyberaccess.webhook.replay;

import com.kyberaccess.common.security.Mode;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.webhook.subscription.WebhookDeleted;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/// What the runner does with the table of replays and with the event log.
@ApplicationScoped
class ReplayTable {
    /// Replicas pass over a job that one of them is at.
    private static final String CLAIM = """
            SELECT id, account_id, mode, subscription_id, since, until, events, include_skipped,
                   position_xid::text, position_event, horizon::text
            FROM replay_job WHERE status = 'running' AND due_at <= ? ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED
            """;

    private static final String EVENTS = """
            SELECT id, stored_by::text, type, body FROM event
            WHERE account_id = ? AND mode = ? AND (stored_by, id) > (?::xid8, ?) AND stored_by < ?::xid8
                  AND occurred_at >= ? AND occurred_at < ? AND type = ANY (?) AND NOT test
            ORDER BY stored_by, id LIMIT ?
            """;

    private static final String ADVANCE = """
            UPDATE replay_job SET position_xid = ?::xid8, position_event = ?, events_examined = events_examined + ?,
                   deliveries = deliveries + ?, due_at = ?
            WHERE id = ?
            """;

    private static final String WAIT = "UPDATE replay_job SET due_at = ? WHERE id = ?";

    private static final String FINISH = "UPDATE replay_job SET status = 'finished', finished_at = ? WHERE id = ?";

    private final DataSource database;

    ReplayTable(DataSource database) {
        this.database = database;
    }

    /// An event of the range.
    ///
    /// @param storedBy the transaction that stored it, a decimal number
    record Found(UUID id, String storedBy, String type, byte[] body) {}

    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<ReplayJob> claim(Instant now) {
        try (var connection = database.getConnection();
                var claim = connection.prepareStatement(CLAIM)) {
            claim.setObject(1, now.atOffset(ZoneOffset.UTC));
            try (var row = claim.executeQuery()) {
                return row.next() ? Optional.of(job(row)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("no replay claimed", e);
        }
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public List<Found> events(ReplayJob job, List<String> types, int limit) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(EVENTS)) {
            select.setObject(1, job.tenant().accountId());
            select.setString(2, job.tenant().mode().wireName());
            select.setString(3, job.positionXid());
            select.setObject(4, job.positionEvent());
            select.setString(5, job.horizon());
            select.setObject(6, job.since().atOffset(ZoneOffset.UTC));
            select.setObject(7, job.until().atOffset(ZoneOffset.UTC));
            select.setArray(8, connection.createArrayOf("text", types.toArray()));
            select.setInt(9, limit);
            var events = new ArrayList<Found>();
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    events.add(new Found(
                            row.getObject(1, UUID.class), row.getString(2), row.getString(3), row.getBytes(4)));
                }
            }
            return events;
        } catch (SQLException e) {
            throw new IllegalStateException("events to replay not read", e);
        }
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void advance(ReplayJob job, Found last, int examined, int deliveries, Instant next) {
        execute(ADVANCE, last.storedBy(), last.id(), examined, deliveries, next, job.id());
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void await(ReplayJob job, Instant next) {
        execute(WAIT, next, job.id());
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void finish(ReplayJob job, Instant now) {
        execute(FINISH, now, job.id());
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void erase(@Observes WebhookDeleted deleted) {
        execute("DELETE FROM replay_job WHERE subscription_id = ?", deleted.subscriptionId());
    }

    private void execute(String sql, Object... values) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i] instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : values[i]);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("replay not recorded", e);
        }
    }

    private static ReplayJob job(ResultSet row) throws SQLException {
        return new ReplayJob(
                row.getObject(1, UUID.class),
                new Tenant(
                        row.getObject(2, UUID.class), Mode.of(row.getString(3)).orElseThrow()),
                row.getObject(4, UUID.class),
                row.getObject(5, OffsetDateTime.class).toInstant(),
                row.getObject(6, OffsetDateTime.class).toInstant(),
                List.of((String[]) row.getArray(7).getArray()),
                row.getBoolean(8),
                row.getString(9),
                row.getObject(10, UUID.class),
                row.getString(11));
    }
}
