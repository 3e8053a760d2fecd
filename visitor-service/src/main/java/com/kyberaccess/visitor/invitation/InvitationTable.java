package com.kyberaccess.visitor.invitation;

import com.kyberaccess.common.security.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The SQL of `invitation`.
@ApplicationScoped
class InvitationTable {
    private static final String INSERT = """
            INSERT INTO invitation (visit_id, account_id, mode, code_hash, invited_at) VALUES (?, ?, ?, ?, ?)
            """;
    private static final String INVITED = """
            SELECT 1 FROM invitation WHERE account_id = ? AND mode = ? AND visit_id = ? AND invited_at IS NOT NULL
            """;
    private static final String BY_CODE =
            "SELECT visit_id FROM invitation WHERE account_id = ? AND mode = ? AND code_hash = ?";
    /// Whose image may be shown: nobody can check in by the others.
    private static final String EXPECTED = """
            SELECT i.code_hash FROM invitation i JOIN visit v ON v.id = i.visit_id
            WHERE i.visit_id = ? AND v.status = 'pre_registered'
            """;
    private static final String FORGET =
            "DELETE FROM invitation WHERE account_id = ? AND mode = ? AND visit_id = ANY (?)";

    private final DataSource database;

    InvitationTable(DataSource database) {
        this.database = database;
    }

    void insert(Invite invite, byte[] codeHash, @Nullable Instant invitedAt) {
        run(INSERT, (connection, insert) -> {
            insert.setObject(1, invite.visit());
            insert.setObject(2, invite.tenant().accountId());
            insert.setString(3, invite.tenant().mode().wireName());
            insert.setBytes(4, codeHash);
            insert.setObject(5, invitedAt == null ? null : invitedAt.atOffset(ZoneOffset.UTC));
            return insert.executeUpdate();
        });
    }

    boolean isInvited(Tenant tenant, UUID visit) {
        return run(INVITED, (connection, select) -> {
            of(tenant, select);
            select.setObject(3, visit);
            try (var row = select.executeQuery()) {
                return row.next();
            }
        });
    }

    Optional<UUID> byCode(Tenant tenant, byte[] codeHash) {
        return run(BY_CODE, (connection, select) -> {
            of(tenant, select);
            select.setBytes(3, codeHash);
            try (var row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getObject(1, UUID.class)) : Optional.empty();
            }
        });
    }

    /// The hash of the code by which the visitor can still check in.
    Optional<byte[]> expected(UUID visit) {
        return run(EXPECTED, (connection, select) -> {
            select.setObject(1, visit);
            try (var row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getBytes(1)) : Optional.empty();
            }
        });
    }

    void forget(Tenant tenant, Collection<UUID> visits) {
        run(FORGET, (connection, delete) -> {
            of(tenant, delete);
            delete.setArray(3, connection.createArrayOf("uuid", visits.toArray()));
            return delete.executeUpdate();
        });
    }

    private static void of(Tenant tenant, PreparedStatement statement) throws SQLException {
        statement.setObject(1, tenant.accountId());
        statement.setString(2, tenant.mode().wireName());
    }

    private interface Work<T> {
        T in(Connection connection, PreparedStatement statement) throws SQLException;
    }

    private <T> T run(String sql, Work<T> work) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            return work.in(connection, statement);
        } catch (SQLException e) {
            throw new IllegalStateException("invitations not reached", e);
        }
    }
}
