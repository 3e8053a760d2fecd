package com.kyberaccess.common.outbox;

import com.kyberaccess.common.event.DomainEvent;
import com.kyberaccess.common.event.EventCodec;
import com.kyberaccess.common.id.IdType;
import com.kyberaccess.common.security.Mode;
import com.kyberaccess.common.security.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Appends events to the service's `outbox` table, in the transaction of the change that they tell of (design §1). The
/// {@link OutboxRelay} publishes them after the commit. The columns are those of Debezium's outbox event router.
@ApplicationScoped
public class Outbox {
    /// Ids of events: `evt_…`.
    public static final IdType EVENT_ID = new IdType("evt");
    /// Well under the broker's limit of 1 MiB a message, so that no row can block the relay.
    private static final int MAX_PAYLOAD_BYTES = 512 * 1024;

    private static final String INSERT = """
            INSERT INTO outbox (id, aggregatetype, aggregateid, type, payload, mode, occurred_at)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """;

    private final DataSource database;
    private final EventCodec codec;
    private final Event<Appended> appended;

    Outbox(DataSource database, EventCodec codec, Event<Appended> appended) {
        this.database = database;
        this.codec = codec;
        this.appended = appended;
    }

    /// Fired in the transaction that appended; observed after its commit.
    record Appended() {}

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
        var event = new DomainEvent(EVENT_ID.text(id), type, at, codec.tree(data), tenant.account());
        insert(id, topic, aggregate, type, codec.write(event), tenant.mode().wireName(), at);
        return id;
    }

    /// Appends a message that is not a domain event, for a topic between the services.
    @Transactional(Transactional.TxType.MANDATORY)
    public void appendRaw(String topic, String key, Tenant tenant, String type, Instant at, String payload) {
        insert(IdType.next(), topic, key, type, payload, tenant.mode().wireName(), at);
    }

    /// Appends a tombstone: the message without a body that takes `key` out of a compacted topic. It is nobody's; its
    // mode
    /// says nothing. The service's `outbox` must allow a null `payload`.
    @Transactional(Transactional.TxType.MANDATORY)
    public void appendTombstone(String topic, String key, String type, Instant at) {
        insert(IdType.next(), topic, key, type, null, Mode.LIVE.wireName(), at);
    }

    private void insert(
            UUID id, String topic, String aggregate, String type, @Nullable String payload, String mode, Instant at) {
        if (payload != null
                && payload.length() > MAX_PAYLOAD_BYTES / 4
                && payload.getBytes(StandardCharsets.UTF_8).length > MAX_PAYLOAD_BYTES) {
            throw new IllegalArgumentException("event larger than %d bytes: %s".formatted(MAX_PAYLOAD_BYTES, type));
        }
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(INSERT)) {
            insert.setObject(1, id);
            insert.setString(2, topic);
            insert.setString(3, aggregate);
            insert.setString(4, type);
            insert.setString(5, payload);
            insert.setString(6, mode);
            insert.setObject(7, at.atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("outbox row not written", e);
        }
        appended.fire(new Appended());
    }
}
