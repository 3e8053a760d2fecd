package com.kyberaccess.visitor.host;

import com.kyberaccess.visitor.location.Place;
import org.jspecify.annotations.Nullable;

/// Data of the internal event `host.created`: what other services know of a host.
public record HostCreated(Person host) {
    static final String TYPE = "host.created";

    /// @param locationId `loc_…`, null if the host has no location
    public record Person(
            String id,
            String name,
            @Nullable String email,
            @Nullable String department,
            @Nullable String locationId) {}

    static HostCreated of(HostCard host) {
        return new HostCreated(new Person(
                host.publicId(),
                host.name(),
                host.email(),
                host.department(),
                Place.LOCATION_ID.textOrNull(host.locationId())));
    }
}
