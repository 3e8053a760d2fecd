package com.kyberaccess.common.outbox;

import jakarta.enterprise.event.Event;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// What one transaction appends: written in the order of appending, in one statement, right before the commit; and told
/// after it. What is appended during the commit itself is written at once.
final class PendingRows implements Synchronization {
    private static final String INSERT = """
            INSERT INTO outbox (id, aggregatetype, aggregateid, type, payload, mode, occurred_at%1$s)
            SELECT id, topic, key, type, payload, mode, at%1$s
            FROM unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::text[])
                WITH ORDINALITY AS pending (id, topic, key, type, payload, mode, at, traceparent, number)
            ORDER BY number
            """;
    private static final String TRACED = INSERT.formatted(", traceparent");
    private static final String UNTRACED = INSERT.formatted("");

    private final DataSource database;
    private final boolean traced;
    private final Event<Outbox.Committed> committed;
    private final Set<String> types = new HashSet<>();
    private final List<PendingRow> rows = new ArrayList<>();
    private boolean completing;

    /// @param traced whether the table keeps the rows' traces
    PendingRows(DataSource database, boolean traced, Event<Outbox.Committed> committed) {
        this.database = database;
        this.traced = traced;
        this.committed = committed;
    }

    void add(PendingRow row) {
        types.add(row.type());
        rows.add(row);
        if (completing) {
            write();
        }
    }

    @Override
    public void beforeCompletion() {
        completing = true;
        write();
    }

    @Override
    public void afterCompletion(int status) {
        if (status == Status.STATUS_COMMITTED) {
            committed.fire(new Outbox.Committed(Set.copyOf(types)));
        }
    }

    void write() {
        if (!rows.isEmpty()) {
            write(rows);
            rows.clear();
        }
    }

    private void write(List<PendingRow> pending) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(traced ? TRACED : UNTRACED)) {
            insert.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid", pending.stream().map(PendingRow::id).toArray(UUID[]::new)));
            insert.setArray(2, texts(connection, pending, PendingRow::topic));
            insert.setArray(3, texts(connection, pending, PendingRow::key));
            insert.setArray(4, texts(connection, pending, PendingRow::type));
            insert.setArray(5, texts(connection, pending, PendingRow::payload));
            insert.setArray(6, texts(connection, pending, PendingRow::mode));
            insert.setArray(
                    7,
                    connection.createArrayOf(
                            "timestamptz",
                            pending.stream()
                                    .map(row ->
                                            row.at().atOffset(ZoneOffset.UTC).toString())
                                    .toArray(String[]::new)));
            insert.setArray(8, texts(connection, pending, PendingRow::traceparent));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("outbox rows not written", e);
        }
    }

    private static Array texts(
            Connection connection, List<PendingRow> pending, Function<PendingRow, @Nullable String> column)
            throws SQLException {
        return connection.createArrayOf("text", pending.stream().map(column).toArray(String[]::new));
    }
}
