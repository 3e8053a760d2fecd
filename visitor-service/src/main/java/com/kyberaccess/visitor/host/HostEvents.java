package com.kyberaccess.visitor.host;

import com.kyberaccess.common.outbox.Outbox;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.visitor.location.Place;
import com.kyberaccess.visitor.topic.VisitorTopic;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Tells the other services of hosts: `host.created`, `host.updated` and `host.deleted`, which are internal.
@ApplicationScoped
class HostEvents {
    private final Outbox outbox;

    HostEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    record Changed(Person host) {}

    /// @param locationId `loc_…`, null if the host has no location
    record Person(
            String id,
            String name,
            @Nullable String email,
            @Nullable String department,
            @Nullable String locationId) {}

    record Deleted(Id host) {}

    record Id(String id) {}

    void created(Tenant tenant, HostCard host, Instant at) {
        append("host.created", tenant, host, at, changed(host));
    }

    void updated(Tenant tenant, HostCard host, Instant at) {
        append("host.updated", tenant, host, at, changed(host));
    }

    void deleted(Tenant tenant, HostCard host, Instant at) {
        append("host.deleted", tenant, host, at, new Deleted(new Id(host.publicId())));
    }

    private static Changed changed(HostCard host) {
        return new Changed(new Person(
                host.publicId(),
                host.name(),
                host.email(),
                host.department(),
                Place.LOCATION_ID.textOrNull(host.locationId())));
    }

    private void append(String type, Tenant tenant, HostCard host, Instant at, Object data) {
        outbox.append(VisitorTopic.NAME, host.publicId(), tenant, type, at, data);
    }
}
