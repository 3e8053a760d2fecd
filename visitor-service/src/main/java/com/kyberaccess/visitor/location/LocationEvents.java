package com.kyberaccess.visitor.location;

import com.kyberaccess.common.outbox.Outbox;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.visitor.topic.VisitorTopic;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/// Tells the other services of locations: `location.created`, `location.updated` and `location.deleted`, which are
/// internal.
@ApplicationScoped
class LocationEvents {
    private final Outbox outbox;

    LocationEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    record Changed(Site location) {}

    /// @param timeZone IANA name
    record Site(String id, String name, String timeZone, boolean primary) {}

    record Deleted(Id location) {}

    record Id(String id) {}

    void created(Tenant tenant, Place place, Instant at) {
        append("location.created", tenant, place, at, changed(place));
    }

    void updated(Tenant tenant, Place place, Instant at) {
        append("location.updated", tenant, place, at, changed(place));
    }

    void deleted(Tenant tenant, Place place, Instant at) {
        append("location.deleted", tenant, place, at, new Deleted(new Id(place.publicId())));
    }

    private static Changed changed(Place place) {
        return new Changed(new Site(place.publicId(), place.name(), place.zone().getId(), place.primary()));
    }

    private void append(String type, Tenant tenant, Place place, Instant at, Object data) {
        outbox.append(VisitorTopic.NAME, place.publicId(), tenant, type, at, data);
    }
}
