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
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    /// What every service has.
    private static final SandboxTables COMMON =
            new SandboxTables(List.of(), List.of("mail_message", "idempotency_key"));

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

    /// Every table that a reset wipes in this service.
    public Set<String> tables() {
        return Stream.concat(COMMON.tables().stream(), data.stream().flatMap(part -> part.tables().stream()))
                .collect(Collectors.toSet());
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
            COMMON.wipe(sandbox, connection);
            Log.infof("sandbox reset account_id=%s", sandbox.account());
        } catch (SQLException e) {
            throw new IllegalStateException("sandbox not reset", e);
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
