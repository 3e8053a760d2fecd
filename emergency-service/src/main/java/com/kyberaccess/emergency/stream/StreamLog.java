package com.kyberaccess.emergency.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.kyberaccess.common.security.Mode;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.common.stream.StreamSource;
import com.kyberaccess.emergency.database.Columns;
import com.kyberaccess.emergency.database.Database;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// The log behind the live streams. An entry gets its tenant's next number under the head's row lock, which is
/// held until the commit: numbers have no gaps and appear in their order.
@ApplicationScoped
public class StreamLog {
    private static final String NEXT = """
            INSERT INTO stream_head (account_id, mode, seq) VALUES (?, ?, 1)
            ON CONFLICT (account_id, mode) DO UPDATE SET seq = stream_head.seq + 1
            RETURNING seq
            """;
    private static final String APPEND =
            "INSERT INTO stream_event (account_id, mode, seq, type, data) VALUES (?, ?, ?, ?, ?)";
    private static final String HEADS = """
            SELECT h.account_id, h.mode, h.seq FROM stream_head h
            JOIN unnest(?::uuid[], ?::text[]) AS wanted (account_id, mode)
                ON h.account_id = wanted.account_id AND h.mode = wanted.mode
            """;
    private static final String BEHIND = """
            SELECT seq, type, data FROM stream_event
            WHERE account_id = ? AND mode = ? AND seq > ? AND seq <= ? ORDER BY seq
            """;
    private static final String FORGET = "DELETE FROM stream_event WHERE at < now() - interval '7 days'";

    private final Database database;
    private final ObjectMapper mapper;
    private final Event<Appended> appended;

    StreamLog(Database database, ObjectMapper mapper, Event<Appended> appended) {
        this.database = database;
        this.mapper = mapper;
        this.appended = appended;
    }

    /// Fired in the transaction that appended; observed after its commit.
    record Appended() {}

    /// Appends in the caller's transaction, as its last write where that is possible: the tenant's others wait
    /// from here on.
    ///
    /// @param data as JSON; no names, since streams outlive deletions. Asked for once the others have
    ///     committed, so that what it counts is exact
    @Transactional(Transactional.TxType.MANDATORY)
    public void append(Tenant tenant, String type, Supplier<?> data) {
        var mode = tenant.mode().wireName();
        long seq = database.first(NEXT, row -> row.getLong(1), tenant.accountId(), mode)
                .orElseThrow();
        database.execute(APPEND, tenant.accountId(), mode, seq, type, json(data.get()));
        appended.fire(new Appended());
    }

    String json(Object data) {
        try {
            return mapper.writeValueAsString(data);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("stream entry can't be written", e);
        }
    }

    /// The last number of each of `tenants`; those without any entry are missing.
    Map<Tenant, Long> heads(Collection<Tenant> tenants) {
        var heads = new HashMap<Tenant, Long>();
        database.list(
                        HEADS,
                        row -> Map.entry(
                                new Tenant(
                                        Columns.id(row, 1),
                                        Mode.of(row.getString(2)).orElseThrow()),
                                row.getLong(3)),
                        tenants.stream().map(Tenant::accountId).toList(),
                        tenants.stream().map(tenant -> tenant.mode().wireName()).toList())
                .forEach(head -> heads.put(head.getKey(), head.getValue()));
        return heads;
    }

    /// The entries behind `after`, up to and with `last`.
    List<StreamSource.Entry> entries(Tenant tenant, long after, long last) {
        return database.list(
                BEHIND,
                row -> new StreamSource.Entry(row.getLong(1), row.getString(2), row.getString(3)),
                tenant.accountId(),
                tenant.mode().wireName(),
                after,
                last);
    }

    /// Several replicas may do it at once.
    @Scheduled(every = "1h", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        database.execute(FORGET);
    }
}
