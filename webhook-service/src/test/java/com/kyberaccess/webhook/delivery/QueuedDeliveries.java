package com.kyberaccess.webhook.delivery;

import com.kyberaccess.common.id.IdType;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.webhook.subscription.Endpoint;
import com.kyberaccess.webhook.testsupport.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/// Deliveries put into the queue by SQL, past intake: as a process that died would leave them, or by the thousand.
@ApplicationScoped
class QueuedDeliveries {
    private final Sql sql;

    QueuedDeliveries(Sql sql) {
        this.sql = sql;
    }

    UUID add(Tenant tenant, UUID webhook, Lane lane, Instant due) {
        return add(tenant, webhook, lane, due, Instant.EPOCH);
    }

    UUID add(Tenant tenant, UUID webhook, Lane lane, Instant due, Instant lease) {
        var event = IdType.next();
        var delivery = IdType.next();
        sql.execute("""
                INSERT INTO event (id, account_id, mode, type, occurred_at, received_at, body)
                VALUES (?, ?, 'live', 'visitor.denied', now(), now(), '{}')
                """, event, tenant.accountId());
        sql.execute("""
                INSERT INTO delivery (id, account_id, mode, subscription_id, event_id, event_type, occurred_at, created_at)
                VALUES (?, ?, 'live', ?, ?, 'visitor.denied', now(), now())
                """, delivery, tenant.accountId(), webhook, event);
        sql.execute("""
                INSERT INTO delivery_due (delivery_id, subscription_id, event_id, due_at, lease_until, lane)
                VALUES (?, ?, ?, ?, ?, ?)
                """, delivery, webhook, event, offset(due), offset(lease), lane.column());
        return delivery;
    }

    /// Many, due one after the other, a microsecond apart; in one event's name.
    void addMany(Tenant tenant, UUID webhook, Lane lane, Instant due, int count) {
        var event = IdType.next();
        sql.execute("""
                INSERT INTO event (id, account_id, mode, type, occurred_at, received_at, body)
                VALUES (?, ?, 'live', 'visitor.denied', now(), now(), '{}')
                """, event, tenant.accountId());
        sql.execute("""
                INSERT INTO delivery_due (delivery_id, subscription_id, event_id, due_at, lane)
                SELECT uuidv7(), ?, ?, ? + n * interval '1 microsecond', ? FROM generate_series(1, ?) n
                """, webhook, event, offset(due), lane.column(), count);
    }

    void clear(UUID webhook) {
        sql.execute("DELETE FROM delivery_due WHERE subscription_id = ?", webhook);
    }

    UUID eventOf(UUID delivery) {
        return UUID.fromString(sql.text("SELECT event_id::text FROM delivery WHERE id = ?", delivery));
    }

    /// Such a delivery as it would have been claimed.
    Due due(UUID delivery, UUID webhook) {
        return new Due(
                delivery,
                new UUID(0, 0),
                eventOf(delivery),
                Lane.FIRST,
                false,
                1,
                0,
                new Endpoint(webhook, "https://localhost/", "whsec_x", null, null, null, List.of()),
                "visitor.denied",
                new byte[0],
                null);
    }

    private static OffsetDateTime offset(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
