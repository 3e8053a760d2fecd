package com.kyberaccess.visitor.nda;

import com.kyberaccess.common.security.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;

/// The SQL of `nda_agreement`.
@ApplicationScoped
class AgreementTable {
    /// Changes of one tenant come one after the other.
    private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtextextended('nda_agreement' || ? || ?, 0))";
    private static final String LATEST = """
            SELECT version, name, text FROM nda_agreement WHERE account_id = ? AND mode = ?
            ORDER BY version DESC LIMIT 1
            """;
    private static final String INSERT = """
            INSERT INTO nda_agreement (account_id, mode, version, name, text, created_at, created_by)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """;

    private final DataSource database;

    AgreementTable(DataSource database) {
        this.database = database;
    }

    void lock(Tenant tenant) {
        try (var connection = database.getConnection();
                var lock = connection.prepareStatement(LOCK)) {
            lock.setString(1, tenant.account());
            lock.setString(2, tenant.mode().wireName());
            lock.execute();
        } catch (SQLException e) {
            throw new IllegalStateException("agreement not locked", e);
        }
    }

    Optional<Agreement> latest(Tenant tenant) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(LATEST)) {
            select.setObject(1, tenant.accountId());
            select.setString(2, tenant.mode().wireName());
            try (var row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Agreement(row.getInt(1), row.getString(2), row.getString(3)))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("agreement not read", e);
        }
    }

    void insert(Tenant tenant, Agreement agreement, String by, Instant now) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(INSERT)) {
            insert.setObject(1, tenant.accountId());
            insert.setString(2, tenant.mode().wireName());
            insert.setInt(3, agreement.version());
            insert.setString(4, agreement.name());
            insert.setString(5, agreement.text());
            insert.setObject(6, now.atOffset(ZoneOffset.UTC));
            insert.setString(7, by);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("agreement not written", e);
        }
    }
}
