package com.kyberaccess.visitor.visit.active;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.kyberaccess.common.security.Mode;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.common.stream.StreamSource.Entry;
import com.kyberaccess.visitor.location.Place;
import com.kyberaccess.visitor.visit.Visit;
import com.kyberaccess.visitor.visit.count.Sql;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The changes of who is on site. A trigger notes them in the transaction of the change; whoever comes first of
/// the replicas numbers what has been committed since. A transaction that commits late gets a later number, so
/// that no reader has passed it.
@ApplicationScoped
class ActiveLog {
    private static final String ALONE = "SELECT pg_try_advisory_xact_lock(61, 0)";
    private static final String NUMBER = """
            WITH noted AS (
                DELETE FROM active_pending WHERE id IN (SELECT id FROM active_pending ORDER BY id LIMIT 500) RETURNING *),
            counted AS (
                SELECT *, row_number() OVER tenant AS n, count(*) OVER (PARTITION BY account_id, mode) AS added
                FROM noted WINDOW tenant AS (PARTITION BY account_id, mode ORDER BY id)),
            head AS (
                INSERT INTO active_head (account_id, mode, seq) SELECT DISTINCT account_id, mode, added FROM counted
                ON CONFLICT (account_id, mode) DO UPDATE SET seq = active_head.seq + excluded.seq RETURNING *)
            INSERT INTO active_event (account_id, mode, seq, type, visit_id, location_id, at)
            SELECT c.account_id, c.mode, h.seq - c.added + c.n, c.type, c.visit_id, c.location_id, c.at
            FROM counted c JOIN head h ON h.account_id = c.account_id AND h.mode = c.mode
            """;
    private static final String HEADS = """
            SELECT h.account_id, h.mode, h.seq FROM active_head h
            JOIN unnest(?::uuid[], ?::text[]) AS wanted (account_id, mode)
                ON h.account_id = wanted.account_id AND h.mode = wanted.mode
            """;
    private static final String BEHIND = """
            SELECT seq, type, visit_id, location_id, at FROM active_event
            WHERE account_id = ? AND mode = ? AND seq > ? AND seq <= ? ORDER BY seq
            """;
    private static final String ON_SITE = """
            SELECT id, location_id, check_in_time FROM visit
            WHERE account_id = ? AND mode = ? AND status = 'checked_in'%s ORDER BY effective_at DESC, id DESC
            """;
    private static final String EVERYWHERE = ON_SITE.formatted("");
    private static final String AT_ONE_LOCATION = ON_SITE.formatted(" AND location_id = ?");
    private static final String FORGET = "DELETE FROM active_event WHERE at < now() - interval '7 days'";

    private final DataSource database;
    private final ObjectMapper mapper;

    ActiveLog(DataSource database, ObjectMapper mapper) {
        this.database = database;
        this.mapper = mapper;
    }

    /// What an entry says: no names, since the log outlives deletions. Readers fetch people by id.
    ///
    /// @param visitorId null, as `locationId`, for a change of the directory
    /// @param locationId where it happened: of `moved_out` the location that the visitor has left
    /// @param at of the change; of the check-in in the state
    @RegisterForReflection
    record Change(@Nullable String visitorId, @Nullable String locationId, Instant at) {
        static Change read(ResultSet row, int first) throws SQLException {
            var visit = row.getObject(first, UUID.class);
            var location = row.getObject(first + 1, UUID.class);
            return new Change(
                    visit == null ? null : Visit.VISIT_ID.text(visit),
                    location == null ? null : Place.LOCATION_ID.text(location),
                    row.getObject(first + 2, OffsetDateTime.class).toInstant());
        }
    }

    /// @param visitors on site, who came last first
    @RegisterForReflection
    record State(List<Change> visitors) {}

    /// Gives numbers to what waits for one, oldest first.
    ///
    /// @return how many got one; 0 too while another replica is at it
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    int number() {
        return query(sql -> sql.list(ALONE, row -> row.getBoolean(1)).getFirst() ? sql.execute(NUMBER) : 0);
    }

    Map<Tenant, Long> heads(Collection<Tenant> tenants) {
        var heads = new HashMap<Tenant, Long>();
        query(sql -> sql.list(
                HEADS,
                row -> heads.put(
                        new Tenant(
                                row.getObject(1, UUID.class),
                                Mode.of(row.getString(2)).orElseThrow()),
                        row.getLong(3)),
                tenants.stream().map(Tenant::accountId).toList(),
                tenants.stream().map(tenant -> tenant.mode().wireName()).toList()));
        return heads;
    }

    List<Entry> entries(Tenant tenant, long after, long last) {
        return query(sql -> sql.list(
                BEHIND,
                row -> new Entry(
                        row.getLong(1), row.getString(2), json(Change.read(row, 3)), row.getObject(4, UUID.class)),
                tenant.accountId(),
                tenant.mode().wireName(),
                after,
                last));
    }

    /// @param location null for all
    String state(Tenant tenant, @Nullable UUID location) {
        var of = new ArrayList<Object>(List.of(tenant.accountId(), tenant.mode().wireName()));
        if (location != null) {
            of.add(location);
        }
        return json(new State(query(
                sql -> sql.list(location == null ? EVERYWHERE : AT_ONE_LOCATION, row -> Change.read(row, 1), of))));
    }

    /// Several replicas may do it at once.
    @Scheduled(every = "1h", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        query(sql -> sql.execute(FORGET));
    }

    /// Also where nobody follows: the list's version counts what waits.
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void keepShort() {
        int numbered = number();
        while (numbered > 0) {
            numbered = number();
        }
    }

    private String json(Object data) {
        try {
            return mapper.writeValueAsString(data);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("stream entry can't be written", e);
        }
    }

    private <T> T query(Sql.Query<T> query) {
        return Sql.on(database, "log of who is on site not read or written", query);
    }
}
