package com.kyberaccess.common.sandbox;

import com.kyberaccess.common.security.Mode;
import com.kyberaccess.common.security.Tenant;
import io.quarkus.arc.All;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/// Wipes sandboxes, and remembers when, so that events from before that arrive later bring nothing back.
@ApplicationScoped
public class SandboxResets {
    private static final String REMEMBER = """
            INSERT INTO sandbox_reset (account_id, reset_at) VALUES (?, ?)
            ON CONFLICT (account_id) DO UPDATE SET reset_at = excluded.reset_at
            WHERE sandbox_reset.reset_at < excluded.reset_at
            """;
    private static final String LAST = "SELECT reset_at FROM sandbox_reset WHERE account_id = ?";
    private static final String FORGET_MAILS = "DELETE FROM mail_message WHERE account_id = ? AND mode = 'sandbox'";

    private final DataSource database;
    private final List<SandboxData> data;

    SandboxResets(DataSource database, @All List<SandboxData> data) {
        this.database = database;
        this.data = data;
    }

    /// Whether an event is from before its sandbox's last reset: a consumer leaves it out. Never true of live ones.
    public boolean isStale(Tenant tenant, Instant eventTime) {
        if (tenant.mode() == Mode.LIVE) {
            return false;
        }
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(LAST)) {
            select.setObject(1, tenant.accountId());
            try (var row = select.executeQuery()) {
                return row.next()
                        && eventTime.isBefore(
                                row.getObject(1, OffsetDateTime.class).toInstant());
            }
        } catch (SQLException e) {
            throw new IllegalStateException("last reset of a sandbox not read", e);
        }
    }

    /// Wipes the sandbox of an account; does nothing if it was done for this moment or a later one.
    @Transactional
    public void reset(UUID account, Instant resetAt) {
        var sandbox = new Tenant(account, Mode.SANDBOX);
        try (var connection = database.getConnection()) {
            if (!isNews(connection, account, resetAt)) {
                return;
            }
            for (var part : data) {
                part.wipe(sandbox, connection);
            }
            delete(connection, FORGET_MAILS, account);
            Log.infof("sandbox reset account_id=%s", sandbox.account());
        } catch (SQLException e) {
            throw new IllegalStateException("sandbox not reset", e);
        }
    }

    /// Deletes by a statement whose parameters are all the account's id.
    public static void delete(Connection connection, String sql, UUID account) throws SQLException {
        try (var delete = connection.prepareStatement(sql)) {
            for (int i = 1; i <= delete.getParameterMetaData().getParameterCount(); i++) {
                delete.setObject(i, account);
            }
            delete.executeUpdate();
        }
    }

    private static boolean isNews(Connection connection, UUID account, Instant resetAt) throws SQLException {
        try (var remember = connection.prepareStatement(REMEMBER)) {
            remember.setObject(1, account);
            remember.setObject(2, resetAt.atOffset(ZoneOffset.UTC));
            return remember.executeUpdate() == 1;
        }
    }
}
