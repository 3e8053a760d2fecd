package com.kyberaccess.common.crypto;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// A text column of a table whose key is `id uuid`.
///
/// @param context of a row's value, for {@link KeyRing#sealText}
public record SealedColumn(
        DataSource database, KeyRing ring, String table, String column, Function<UUID, String> context)
        implements SealedRows {
    private static final String BY_KEY = """
            SELECT CASE WHEN starts_with(%2$s, 'enc2:') THEN split_part(%2$s, ':', 2)
                        WHEN starts_with(%2$s, 'enc1:') THEN 'unnamed' ELSE 'clear' END AS key, count(*)
            FROM %1$s WHERE %2$s IS NOT NULL GROUP BY key ORDER BY key
            """;
    /// In the order of the ids, so that several at it wait for each other, and the later ones pass over what the first
    /// has done.
    private static final String NEXT = """
            SELECT id, %2$s FROM %1$s WHERE %2$s IS NOT NULL AND NOT starts_with(%2$s, ?) AND id > ?
            ORDER BY id LIMIT ? FOR UPDATE
            """;
    private static final String RESEAL = "UPDATE %1$s SET %2$s = ? WHERE id = ?";
    private static final UUID FIRST = new UUID(0, 0);

    @Override
    public String name() {
        return table + "." + column;
    }

    @Override
    public Map<String, Long> byKey() {
        return inTransaction(connection -> {
            try (var select = connection.prepareStatement(BY_KEY.formatted(table, column));
                    var row = select.executeQuery()) {
                var found = new LinkedHashMap<String, Long>();
                while (row.next()) {
                    found.put(row.getString(1), row.getLong(2));
                }
                return found;
            }
        });
    }

    @Override
    public Batch reseal(@Nullable String after, int limit) {
        return inTransaction(connection -> reseal(connection, after == null ? FIRST : UUID.fromString(after), limit));
    }

    private Batch reseal(Connection connection, UUID after, int limit) throws SQLException {
        UUID last = null;
        int resealed = 0;
        int unreadable = 0;
        try (var select = connection.prepareStatement(NEXT.formatted(table, column));
                var update = connection.prepareStatement(RESEAL.formatted(table, column))) {
            select.setString(1, KeyRing.SEALED + ring.current() + ":");
            select.setObject(2, after);
            select.setInt(3, limit);
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    last = row.getObject(1, UUID.class);
                    var sealed = resealed(last, row.getString(2));
                    if (sealed == null) {
                        unreadable++;
                        continue;
                    }
                    update.setString(1, sealed);
                    update.setObject(2, last);
                    update.addBatch();
                    resealed++;
                }
            }
            update.executeBatch();
        }
        return new Batch(last == null ? null : last.toString(), resealed, unreadable);
    }

    private @Nullable String resealed(UUID id, String stored) {
        try {
            return ring.sealText(context.apply(id), ring.openText(context.apply(id), stored));
        } catch (ConfigurationException | IllegalStateException e) {
            Log.errorf("stored secret can't be decrypted column=%s id=%s reason=%s", name(), id, e.getMessage());
            return null;
        }
    }

    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private <T> T inTransaction(Work<T> work) {
        return QuarkusTransaction.requiringNew().call(() -> {
            try (var connection = database.getConnection()) {
                return work.on(connection);
            } catch (SQLException e) {
                throw new IllegalStateException("secrets not read or written column=" + name(), e);
            }
        });
    }
}
