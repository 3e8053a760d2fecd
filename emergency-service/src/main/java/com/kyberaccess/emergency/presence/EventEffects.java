package com.kyberaccess.emergency.presence;

import com.kyberaccess.common.consumer.PoisonMessageException;
import com.kyberaccess.common.event.DomainEvent;
import com.kyberaccess.common.event.EventCodec;
import com.kyberaccess.common.id.IdType;
import com.kyberaccess.common.sandbox.SandboxResets;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.emergency.site.Site;
import com.kyberaccess.emergency.site.Sites;
import com.kyberaccess.emergency.staff.Recipient;
import com.kyberaccess.emergency.staff.Staff;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// What each event of visitor-service means to this service.
@ApplicationScoped
class EventEffects {
    static final IdType VISIT_ID = new IdType("vis");
    private static final String PHOTO = "photo_url";

    private final EventCodec codec;
    private final PresenceStore store;
    private final Sites sites;
    private final Staff staff;
    private final SandboxResets resets;

    EventEffects(EventCodec codec, PresenceStore store, Sites sites, Staff staff, SandboxResets resets) {
        this.codec = codec;
        this.store = store;
        this.sites = sites;
        this.staff = staff;
        this.resets = resets;
    }

    /// @throws PoisonMessageException if the message is not an event that can be taken
    Change.Effect of(ConsumerRecord<String, String> message) {
        var received = codec.read(message);
        var event = received.event();
        var tenant = received.tenant();
        if (resets.isStale(tenant, event.timestamp())) {
            return Change.Effect.other(() -> {});
        }
        return switch (event.event()) {
            case VisitorEvents.CHECKED_IN, VisitorEvents.FLAGGED -> arrived(tenant, event);
            case VisitorEvents.UPDATED -> updated(tenant, event);
            case VisitorEvents.CHECKED_OUT -> checkedOut(tenant, event);
            case VisitorEvents.DENIED -> {
                var visit = visit(event);
                yield new Change.Effect(
                        Change.Kind.LEFT, tenant, visit, () -> store.left(tenant, visit, event.timestamp()));
            }
            case VisitorEvents.DELETED -> {
                var visit = visit(event);
                yield new Change.Effect(
                        Change.Kind.ERASED, tenant, visit, () -> store.erase(tenant, visit, event.timestamp()));
            }
            case VisitorEvents.HOST_CREATED, VisitorEvents.HOST_UPDATED, VisitorEvents.HOST_DELETED ->
                host(tenant, event, codec.data(event, VisitorEvents.HostChanged.class));
            case VisitorEvents.LOCATION_CREATED, VisitorEvents.LOCATION_UPDATED, VisitorEvents.LOCATION_DELETED ->
                location(tenant, event, codec.data(event, VisitorEvents.LocationChanged.class));
            // Other types are of no interest here, and new ones must not stop this consumer.
            default -> Change.Effect.other(() -> {});
        };
    }

    private Change.Effect arrived(Tenant tenant, DomainEvent event) {
        var data = codec.data(event, VisitorEvents.Arrived.class);
        boolean flagged = event.event().equals(VisitorEvents.FLAGGED);
        var at = flagged ? data.flaggedAt() : data.checkInTime();
        if (data.visitor() == null || data.location() == null || at == null) {
            throw new PoisonMessageException(event.event() + " needs visitor, location and its time");
        }
        var host = data.host();
        var person = new Arrival(
                id(VISIT_ID, data.visitor().id()),
                id(Site.LOCATION_ID, data.location().id()),
                data.location().name(),
                data.visitor().name(),
                data.visitor().company(),
                host == null ? null : host.id(),
                host == null ? null : host.name(),
                data.badgeNumber(),
                at);
        return flagged
                ? new Change.Effect(Change.Kind.FLAGGED, tenant, person.visit(), () -> store.flagged(tenant, person))
                : new Change.Effect(Change.Kind.ARRIVED, tenant, person.visit(), () -> store.checkedIn(tenant, person));
    }

    /// Whoever looks for people has to know them by the name that is right. A photo is shown with it, whether it was
    /// taken before the visitor came or after.
    private Change.Effect updated(Tenant tenant, DomainEvent event) {
        var data = codec.data(event, VisitorEvents.Updated.class);
        var visitor = data.visitor();
        if (visitor == null) {
            throw new PoisonMessageException("visitor.updated needs visitor");
        }
        var visit = id(VISIT_ID, visitor.id());
        boolean photographed =
                data.changedFields() != null && data.changedFields().contains(PHOTO);
        return new Change.Effect(Change.Kind.CORRECTED, tenant, visit, () -> {
            store.corrected(tenant, visit, visitor.name(), visitor.company());
            if (photographed) {
                store.photographed(tenant, visit, event.timestamp());
            }
        });
    }

    private Change.Effect checkedOut(Tenant tenant, DomainEvent event) {
        var data = codec.data(event, VisitorEvents.CheckedOut.class);
        if (data.visitor() == null) {
            throw new PoisonMessageException("visitor.checked_out needs visitor");
        }
        var visit = id(VISIT_ID, data.visitor().id());
        var at = data.checkOutTime() == null ? event.timestamp() : data.checkOutTime();
        return new Change.Effect(Change.Kind.LEFT, tenant, visit, () -> store.left(tenant, visit, at));
    }

    private UUID visit(DomainEvent event) {
        var visitor = codec.data(event, VisitorEvents.About.class).visitor();
        if (visitor == null) {
            throw new PoisonMessageException(event.event() + " needs visitor");
        }
        return id(VISIT_ID, visitor.id());
    }

    private Change.Effect host(Tenant tenant, DomainEvent event, VisitorEvents.HostChanged data) {
        if (data.host() == null) {
            throw new PoisonMessageException(event.event() + " needs host");
        }
        var host = data.host();
        var id = id(Recipient.USER_ID, host.id());
        if (event.event().equals(VisitorEvents.HOST_DELETED)) {
            return Change.Effect.other(() -> staff.hostRemoved(tenant, id, event.timestamp()));
        }
        var location = host.locationId() == null ? null : id(Site.LOCATION_ID, host.locationId());
        return Change.Effect.other(
                () -> staff.hostChanged(tenant, id, location, host.name(), host.email(), event.timestamp()));
    }

    private Change.Effect location(Tenant tenant, DomainEvent event, VisitorEvents.LocationChanged data) {
        var location = data.location();
        if (location == null) {
            throw new PoisonMessageException(event.event() + " needs location");
        }
        var id = id(Site.LOCATION_ID, location.id());
        if (event.event().equals(VisitorEvents.LOCATION_DELETED)) {
            return Change.Effect.other(() -> sites.removed(tenant, id, event.timestamp()));
        }
        var site = site(event, id, location.name(), location.timeZone());
        Instant at = event.timestamp();
        return Change.Effect.other(() -> sites.changed(tenant, site, at));
    }

    private static Site site(DomainEvent event, UUID id, @Nullable String name, @Nullable String zone) {
        if (name == null || zone == null) {
            throw new PoisonMessageException(event.event() + " needs location with name and time_zone");
        }
        try {
            return new Site(id, name, ZoneId.of(zone));
        } catch (DateTimeException e) {
            throw new PoisonMessageException("unknown time zone", e);
        }
    }

    private static UUID id(IdType type, @Nullable String text) {
        return type.parse(text).orElseThrow(() -> new PoisonMessageException("not a " + type.prefix() + "_ id"));
    }
}
