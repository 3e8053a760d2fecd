package com.kyberaccess.webhook.replay;

import com.kyberaccess.common.security.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Replays as their webhook's owner sees them, always of one tenant.
@ApplicationScoped
class ReplayRepository {
    private static final String CREATE = """
            INSERT INTO replay_job (id, account_id, mode, subscription_id, since, until, events, include_skipped, status,
                                    position_xid, position_event, due_at, created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'running', '0', '00000000-0000-0000-0000-000000000000', ?, ?)
            ON CONFLICT (subscription_id) WHERE status = 'running' DO NOTHING
            """;

    private static final String SELECT = """
            SELECT id, status, since, until, events, include_skipped, events_examined, deliveries, created_at, finished_at
            FROM replay_job WHERE account_id = ? AND mode = ? AND subscription_id = ?
            """;

    private static final String NEWEST = " ORDER BY id DESC LIMIT 100";

    private final DataSource database;

    ReplayRepository(DataSource database) {
        this.database = database;
    }

    /// @return false if one is running
    boolean create(Tenant tenant, UUID webhook, UUID id, ReplayRequest request, Instant until, Instant now) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(CREATE)) {
            insert.setObject(1, id);
            insert.setObject(2, tenant.accountId());
            insert.setString(3, tenant.mode().wireName());
            insert.setObject(4, webhook);
            insert.setObject(5, request.since().atOffset(ZoneOffset.UTC));
            insert.setObject(6, until.atOffset(ZoneOffset.UTC));
            var events = request.events() == null ? List.<String>of() : request.events();
            insert.setArray(7, connection.createArrayOf("text", events.toArray()));
            insert.setBoolean(8, Boolean.TRUE.equals(request.includeSkipped()));
            insert.setObject(9, now.atOffset(ZoneOffset.UTC));
            insert.setObject(10, now.atOffset(ZoneOffset.UTC));
            return insert.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new IllegalStateException("replay not created", e);
        }
    }

    Optional<ReplayView> byId(Tenant tenant, UUID webhook, UUID id) {
        return select(tenant, webhook, id, " AND id = ?").stream().findFirst();
    }

    /// The latest hundred.
    List<ReplayView> newest(Tenant tenant, UUID webhook) {
        return select(tenant, webhook, null, NEWEST);
    }

    private List<ReplayView> select(Tenant tenant, UUID webhook, @Nullable UUID id, String rest) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(SELECT + rest)) {
            select.setObject(1, tenant.accountId());
            select.setString(2, tenant.mode().wireName());
            select.setObject(3, webhook);
            if (id != null) {
                select.setObject(4, id);
            }
            var replays = new ArrayList<ReplayView>();
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    replays.add(view(row));
                }
            }
            return replays;
        } catch (SQLException e) {
            throw new IllegalStateException("replays not read", e);
        }
    }

    private static ReplayView view(ResultSet row) throws SQLException {
        var finished = row.getObject("finished_at", OffsetDateTime.class);
        return new ReplayView(
                ReplayJob.ID.text(row.getObject("id", UUID.class)),
                row.getString("status"),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                row.getObject("until", OffsetDateTime.class).toInstant(),
                List.of((String[]) row.getArray("events").getArray()),
                row.getBoolean("include_skipped"),
                row.getLong("events_examined"),
                row.getLong("deliveries"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                finished == null ? null : finished.toInstant());
    }
}
