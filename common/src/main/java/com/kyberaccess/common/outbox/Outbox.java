package com.kyberaccess.common.outbox;

import com.kyberaccess.common.event.EventCodec;
import com.kyberaccess.common.id.IdType;
import com.kyberaccess.common.schema.SchemaColumns;
import com.kyberaccess.common.security.Mode;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.common.trace.Traces;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/// Appends events to the service's `outbox` table, in the transaction of the change that they tell of (design §1). The
/// {@link OutboxRelay} publishes them after the commit. The rows are written right before it, all of a transaction in
/// one statement. The columns are those of Debezium's outbox event router.
@ApplicationScoped
public class Outbox {
    /// Ids of events: `evt_…`.
    public static final IdType EVENT_ID = new IdType("evt");
    /// Well under the broker's limit of 1 MiB a message, so that no row can block the relay.
    private static final int MAX_PAYLOAD_BYTES = 512 * 1024;

    private final DataSource database;
    private final SchemaColumns columns;
    private final EventCodec codec;
    private final TransactionSynchronizationRegistry transactions;
    private final Event<Committed> committed;

    Outbox(
            DataSource database,
            SchemaColumns columns,
            EventCodec codec,
            TransactionSynchronizationRegistry transactions,
            Event<Committed> committed) {
        this.database = database;
        this.columns = columns;
        this.codec = codec;
        this.transactions = transactions;
        this.committed = committed;
    }

    /// Fired once after the commit of a transaction that appended.
    ///
    /// @param types of what it appended, such as `visitor.checked_in`
    public record Committed(Set<String> types) {}

    /// Appends an event of `tenant`.
    ///
    /// @param topic where it goes
    /// @param aggregate events of one aggregate keep their order; the caller holds the aggregate's row lock
    /// @param type such as `visitor.checked_in`
    /// @param at when it happened
    /// @param data becomes the event's `data`
    /// @return the event's id
    @Transactional(Transactional.TxType.MANDATORY)
    public UUID append(String topic, String aggregate, Tenant tenant, String type, Instant at, Object data) {
        var id = IdType.next();
        var payload = codec.write(EVENT_ID.text(id), type, at, data, tenant.account());
        add(new PendingRow(id, topic, aggregate, type, payload, tenant.mode().wireName(), at, Traces.current()));
        return id;
    }

    /// Appends a message that is not a domain event, for a topic between the services.
    @Transactional(Transactional.TxType.MANDATORY)
    public void appendRaw(String topic, String key, Tenant tenant, String type, Instant at, String payload) {
        add(new PendingRow(
                IdType.next(), topic, key, type, payload, tenant.mode().wireName(), at, Traces.current()));
    }

    /// Appends a tombstone: the message without a body that takes `key` out of a compacted topic. It is nobody's; its
    /// mode says nothing. The service's `outbox` must allow a null `payload`.
    @Transactional(Transactional.TxType.MANDATORY)
    public void appendTombstone(String topic, String key, String type, Instant at) {
        add(new PendingRow(IdType.next(), topic, key, type, null, Mode.LIVE.wireName(), at, Traces.current()));
    }

    /// Writes what the transaction has appended so far, for statements of it that must find these rows.
    @Transactional(Transactional.TxType.MANDATORY)
    void write() {
        if (transactions.getResource(this) instanceof PendingRows pending) {
            pending.write();
        }
    }

    private void add(PendingRow row) {
        if (row.isLargerThan(MAX_PAYLOAD_BYTES)) {
            throw new IllegalArgumentException(
                    "event larger than %d bytes: %s".formatted(MAX_PAYLOAD_BYTES, row.type()));
        }
        var pending = (PendingRows) transactions.getResource(this);
        if (pending == null) {
            pending = new PendingRows(database, OutboxTable.isTraced(columns), committed);
            transactions.putResource(this, pending);
            transactions.registerInterposedSynchronization(pending);
        }
        pending.add(row);
    }
}
