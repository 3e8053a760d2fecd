package com.kyberaccess.common.idempotency;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import javax.sql.DataSource;

/// A number in the database.
@ApplicationScoped
class Counted {
    private final DataSource database;

    Counted(DataSource database) {
        this.database = database;
    }

    @Transactional
    int increment(String id) {
        return add(id);
    }

    @Transactional
    void incrementAndFail(String id) {
        add(id);
        throw new IllegalStateException("before the commit");
    }

    /// As if this process had been away so long that another took the key, and did the work.
    @Transactional
    void incrementOvertaken(String id) {
        add(id);
        QuarkusTransaction.suspendingExisting()
                .run(() -> execute(
                        "UPDATE idempotency_key SET attempt = gen_random_uuid() WHERE NOT answered AND NOT committed"));
    }

    int count(String id) {
        return query("SELECT count FROM counted WHERE id = ?", id);
    }

    void execute(String sql) {
        try (var connection = database.getConnection();
                var change = connection.createStatement()) {
            change.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    int query(String sql, String... parameters) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                select.setString(i + 1, parameters[i]);
            }
            try (var row = select.executeQuery()) {
                return row.next() ? row.getInt(1) : 0;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private int add(String id) {
        return query("""
                INSERT INTO counted AS c (id, count) VALUES (?, 1)
                ON CONFLICT (id) DO UPDATE SET count = c.count + 1 RETURNING count
                """, id);
    }
}
