package com.kyberaccess.bench.visitors;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/// visitor-service's database, for what is prepared and looked up past the API, by one connection.
final class Database implements AutoCloseable {
    private final Connection connection;

    Database(DataSource source) {
        try {
            connection = source.getConnection();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    synchronized void execute(String statement, Object... parameters) {
        try (var change = connection.prepareStatement(statement)) {
            for (int i = 0; i < parameters.length; i++) {
                change.setObject(i + 1, parameters[i]);
            }
            change.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(statement, e);
        }
    }

    /// Reads tables and their indexes into the server's buffers, so that what is measured is not the disk of
    /// a server that has just started. Where they don't all fit, what is read last stays: so the indexes that
    /// were used least come first, and tables after all indexes.
    void readAll(String tables) {
        execute("CREATE EXTENSION IF NOT EXISTS pg_prewarm");
        execute("""
                SELECT pg_prewarm(relation, 'buffer') FROM (
                    SELECT part.oid::regclass AS relation FROM pg_class AS read_table
                    JOIN pg_class AS part ON part.oid IN (read_table.oid, read_table.reltoastrelid)
                        OR part.oid IN (SELECT indexrelid FROM pg_index
                            WHERE indrelid IN (read_table.oid, read_table.reltoastrelid))
                    LEFT JOIN pg_stat_all_indexes AS used ON used.indexrelid = part.oid
                    WHERE read_table.relkind = 'r' AND read_table.relname LIKE ?
                    ORDER BY part.relkind = 'i' DESC, used.idx_scan
                    OFFSET 0
                ) AS parts
                """, tables);
    }

    long count(String query, Object... parameters) {
        return Long.parseLong(texts(query, parameters).getFirst());
    }

    List<UUID> ids(String query, Object... parameters) {
        return texts(query, parameters).stream().map(UUID::fromString).toList();
    }

    synchronized List<String> texts(String query, Object... parameters) {
        try (var select = connection.prepareStatement(query)) {
            for (int i = 0; i < parameters.length; i++) {
                select.setObject(i + 1, parameters[i]);
            }
            var texts = new ArrayList<String>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    texts.add(rows.getString(1));
                }
            }
            return texts;
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
