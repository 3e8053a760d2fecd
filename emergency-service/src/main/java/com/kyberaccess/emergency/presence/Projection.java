package com.kyberaccess.emergency.presence;

import com.kyberaccess.common.consumer.PoisonMessageException;
import com.kyberaccess.common.event.DomainEvent;
import com.kyberaccess.common.event.EventCodec;
import com.kyberaccess.common.id.IdType;
import com.kyberaccess.common.sandbox.SandboxResets;
import com.kyberaccess.common.security.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Turns visitor events into presence. Every change names the end state of what it touches, so replays, duplicates and
/// reordering between check-in and check-out lead to the same rows; no inbox is needed for that.
@ApplicationScoped
class Projection {
    static final IdType VISIT_ID = new IdType("vis");
    static final IdType LOCATION_ID = new IdType("loc");

    private final EventCodec codec;
    private final PresenceStore store;
    private final SandboxResets resets;

    Projection(EventCodec codec, PresenceStore store, SandboxResets resets) {
        this.codec = codec;
        this.store = store;
        this.resets = resets;
    }

    /// What one message does to the projection, and how far it moves it.
    record Change(Runnable effect, int partition, long offset, Instant eventTime) {
        static Change nothing(ConsumerRecord<String, String> message) {
            return of(message, () -> {});
        }

        static Change of(ConsumerRecord<String, String> message, Runnable effect) {
            return new Change(effect, message.partition(), message.offset(), Instant.ofEpochMilli(message.timestamp()));
        }
    }

    /// @throws PoisonMessageException if the message is not an event that this projection can take
    Change read(ConsumerRecord<String, String> message) {
        var received = codec.read(message);
        var event = received.event();
        var tenant = received.tenant();
        if (resets.isStale(tenant, event.timestamp())) {
            return Change.nothing(message);
        }
        return Change.of(
                message,
                switch (event.event()) {
                    case VisitorEvents.CHECKED_IN ->
                        checkedIn(tenant, codec.data(event, VisitorEvents.CheckedIn.class));
                    case VisitorEvents.CHECKED_OUT ->
                        checkedOut(tenant, event, codec.data(event, VisitorEvents.CheckedOut.class));
                    case VisitorEvents.DELETED -> {
                        var visit = id(
                                VISIT_ID,
                                codec.data(event, VisitorEvents.Deleted.class)
                                        .visitor()
                                        .id());
                        yield () -> store.erase(tenant, visit, event.timestamp());
                    }
                    case VisitorEvents.LOCATION_CREATED, VisitorEvents.LOCATION_UPDATED ->
                        location(tenant, event, codec.data(event, VisitorEvents.LocationChanged.class));
                    // Other types are of no interest here, and new ones must not stop this consumer.
                    default -> () -> {};
                });
    }

    /// Applies a batch, and its progress, in one transaction.
    @Transactional
    void apply(List<Change> changes) {
        changes.forEach(change -> change.effect().run());
        changes.stream()
                .collect(Collectors.toMap(Change::partition, change -> change, (earlier, later) -> later))
                .values()
                .forEach(last -> store.progress(last.partition(), last.offset() + 1, last.eventTime()));
    }

    private Runnable checkedIn(Tenant tenant, VisitorEvents.CheckedIn data) {
        if (data.visitor() == null || data.location() == null || data.checkInTime() == null) {
            throw new PoisonMessageException("visitor.checked_in needs visitor, location and check_in_time");
        }
        var visit = id(VISIT_ID, data.visitor().id());
        var location = id(LOCATION_ID, data.location().id());
        var name = Stream.of(data.visitor().firstName(), data.visitor().lastName())
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining(" "));
        return () -> store.checkedIn(tenant, visit, location, name, data);
    }

    private Runnable checkedOut(Tenant tenant, DomainEvent event, VisitorEvents.CheckedOut data) {
        if (data.visitor() == null) {
            throw new PoisonMessageException("visitor.checked_out needs visitor");
        }
        var visit = id(VISIT_ID, data.visitor().id());
        var at = data.checkOutTime() == null ? event.timestamp() : data.checkOutTime();
        return () -> store.left(tenant, visit, at);
    }

    private Runnable location(Tenant tenant, DomainEvent event, VisitorEvents.LocationChanged data) {
        if (data.location() == null
                || data.location().name() == null
                || data.location().timeZone() == null) {
            throw new PoisonMessageException(event.event() + " needs location with name and time_zone");
        }
        var location = id(LOCATION_ID, data.location().id());
        try {
            var zone = ZoneId.of(data.location().timeZone());
            return () -> store.location(tenant, location, data.location().name(), zone, event.timestamp());
        } catch (DateTimeException e) {
            throw new PoisonMessageException("unknown time zone", e);
        }
    }

    private static UUID id(IdType type, String text) {
        return type.parse(text).orElseThrow(() -> new PoisonMessageException("not a " + type.prefix() + "_ id"));
    }
}
