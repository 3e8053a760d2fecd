package com.kyberaccess.visitor.file;

import com.kyberaccess.common.security.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/// The SQL of `stored_file` and `file_deletion`. A trigger queues the deletion of the file of every row that goes from
/// the former, whoever takes it. Time is the database's, which all replicas share.
@ApplicationScoped
class FileTable {
    private static final String RESERVE =
            "INSERT INTO file_deletion (key, due_at) VALUES (?, now() + ? * interval '1 millisecond')";
    private static final String RELEASE = "DELETE FROM file_deletion WHERE key = ? AND attempts = 0 AND due_at > now()";
    private static final String INSERT = """
            INSERT INTO stored_file (key, account_id, mode, visit_id, kind, bytes) VALUES (?, ?, ?, ?, ?, ?)
            """;
    private static final String REMOVE = "DELETE FROM stored_file WHERE visit_id = ? AND kind = ?";
    private static final String REMOVE_ALL = """
            DELETE FROM stored_file WHERE account_id = ? AND mode = ? AND visit_id = ANY (?)
            """;
    private static final String FIND = "SELECT key FROM stored_file WHERE visit_id = ? AND kind = ?";
    private static final String CLAIM = """
            UPDATE file_deletion SET attempts = attempts + 1,
                due_at = now() + least(? * power(2, least(attempts, 20)), 3600000) * interval '1 millisecond'
            WHERE key IN (
                SELECT key FROM file_deletion WHERE due_at <= now() ORDER BY due_at LIMIT ? FOR UPDATE SKIP LOCKED)
            RETURNING key
            """;
    private static final String DELETED = "DELETE FROM file_deletion WHERE key = ?";

    private final DataSource database;

    FileTable(DataSource database) {
        this.database = database;
    }

    /// The file is going to be written: it is deleted again unless it is {@link #release}d in time.
    void reserve(UUID key, Duration orphanAfter) {
        execute(RESERVE, key, orphanAfter.toMillis());
    }

    /// @return whether the file is still there to be kept
    boolean release(UUID key) {
        return execute(RELEASE, key) == 1;
    }

    void insert(UUID key, Tenant tenant, UUID visit, FileKind kind, int bytes) {
        execute(INSERT, key, tenant.accountId(), tenant.mode().wireName(), visit, kind.wireName(), bytes);
    }

    void remove(UUID visit, FileKind kind) {
        execute(REMOVE, visit, kind.wireName());
    }

    void removeAll(Tenant tenant, Collection<UUID> visits) {
        try (var connection = database.getConnection();
                var remove = connection.prepareStatement(REMOVE_ALL)) {
            remove.setObject(1, tenant.accountId());
            remove.setString(2, tenant.mode().wireName());
            remove.setArray(3, connection.createArrayOf("uuid", visits.toArray()));
            remove.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("files not removed", e);
        }
    }

    Optional<UUID> find(UUID visit, FileKind kind) {
        var keys = keys(FIND, visit, kind.wireName());
        return keys.isEmpty() ? Optional.empty() : Optional.of(keys.getFirst());
    }

    /// Files to delete now. Those that are not {@link #deleted} become due again by themselves.
    List<UUID> claim(int limit, Duration retry) {
        return keys(CLAIM, retry.toMillis(), limit);
    }

    void deleted(UUID key) {
        execute(DELETED, key);
    }

    private int execute(String sql, Object... values) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("files not updated", e);
        }
    }

    private List<UUID> keys(String sql, Object... values) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            var keys = new ArrayList<UUID>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    keys.add(rows.getObject(1, UUID.class));
                }
            }
            return keys;
        } catch (SQLException e) {
            throw new IllegalStateException("files not read", e);
        }
    }
}
