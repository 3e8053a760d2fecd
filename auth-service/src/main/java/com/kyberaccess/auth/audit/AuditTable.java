package com.kyberaccess.auth.audit;

import com.kyberaccess.common.security.Mode;
import com.kyberaccess.common.security.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;

/// The log's SQL.
@ApplicationScoped
class AuditTable {
    private static final String BEGIN = """
            INSERT INTO audit_chain (account_id, mode, seq, hash) VALUES (?, ?, 0, ?) ON CONFLICT DO NOTHING
            """;
    private static final String LOCK = "SELECT seq, hash FROM audit_chain WHERE account_id = ? AND mode = ? FOR UPDATE";
    private static final String MOVE = "UPDATE audit_chain SET seq = ?, hash = ? WHERE account_id = ? AND mode = ?";
    private static final String KNOWN = "SELECT id FROM audit_entry WHERE id = ANY (?)";
    private static final String INSERT = """
            INSERT INTO audit_entry (account_id, mode, seq, id, occurred_at, actor, action, object, content, hash)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String CHAINS =
            "SELECT account_id, mode, seq, hash FROM audit_chain ORDER BY account_id, mode";
    private static final String ENTRIES = """
            SELECT seq, id, actor, action, object, content, hash FROM audit_entry
            WHERE account_id = ? AND mode = ? ORDER BY seq
            """;
    private static final int FETCH = 1_000;

    private final DataSource database;

    AuditTable(DataSource database) {
        this.database = database;
    }

    /// A chain and where it should end.
    record Chain(Tenant tenant, Link end) {}

    /// An entry as it is stored.
    record Stored(long seq, UUID id, String actor, String action, String object, String content, byte[] hash) {}

    private interface Work<T> {
        T with(PreparedStatement statement) throws SQLException;
    }

    /// The chain's end, locked until the transaction ends; made if this is its first entry.
    Link lockEnd(Tenant tenant) {
        run(BEGIN, insert -> {
            tenant(insert, 1, tenant);
            insert.setBytes(3, Link.NONE.hash());
            return insert.executeUpdate();
        });
        return run(LOCK, lock -> {
            tenant(lock, 1, tenant);
            try (var row = lock.executeQuery()) {
                row.next();
                return new Link(row.getLong(1), row.getBytes(2));
            }
        });
    }

    void moveEnd(Tenant tenant, Link end) {
        run(MOVE, update -> {
            update.setLong(1, end.seq());
            update.setBytes(2, end.hash());
            tenant(update, 3, tenant);
            return update.executeUpdate();
        });
    }

    /// Which of `ids` are in the log already.
    List<UUID> known(Collection<UUID> ids) {
        return run(KNOWN, select -> {
            select.setArray(1, select.getConnection().createArrayOf("uuid", ids.toArray()));
            var known = new ArrayList<UUID>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    known.add(rows.getObject(1, UUID.class));
                }
            }
            return known;
        });
    }

    void insert(IncomingEntry incoming, Link link) {
        run(INSERT, insert -> {
            var entry = incoming.entry();
            tenant(insert, 1, incoming.tenant());
            insert.setLong(3, link.seq());
            insert.setObject(4, incoming.id());
            insert.setObject(5, entry.timestamp().atOffset(ZoneOffset.UTC));
            insert.setString(6, entry.actor());
            insert.setString(7, entry.action());
            insert.setString(8, entry.object());
            insert.setString(9, incoming.content());
            insert.setBytes(10, link.hash());
            return insert.executeUpdate();
        });
    }

    List<Chain> chains() {
        return run(CHAINS, select -> {
            var chains = new ArrayList<Chain>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    var mode = Mode.of(rows.getString(2)).orElseThrow();
                    chains.add(new Chain(
                            new Tenant(rows.getObject(1, UUID.class), mode),
                            new Link(rows.getLong(3), rows.getBytes(4))));
                }
            }
            return chains;
        });
    }

    /// All entries of a chain in their order, a thousand at a time in memory. Runs in the caller's transaction.
    void eachOf(Tenant tenant, Consumer<Stored> reader) {
        run(ENTRIES, select -> {
            select.setFetchSize(FETCH);
            tenant(select, 1, tenant);
            int read = 0;
            try (var rows = select.executeQuery()) {
                for (; rows.next(); read++) {
                    reader.accept(stored(rows));
                }
            }
            return read;
        });
    }

    private static Stored stored(ResultSet row) throws SQLException {
        return new Stored(
                row.getLong(1),
                row.getObject(2, UUID.class),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getBytes(7));
    }

    private static void tenant(PreparedStatement statement, int at, Tenant tenant) throws SQLException {
        statement.setObject(at, tenant.accountId());
        statement.setString(at + 1, tenant.mode().wireName());
    }

    private <T> T run(String sql, Work<T> work) {
        try (Connection connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            return work.with(statement);
        } catch (SQLException e) {
            throw new IllegalStateException("audit log not read or written", e);
        }
    }
}
