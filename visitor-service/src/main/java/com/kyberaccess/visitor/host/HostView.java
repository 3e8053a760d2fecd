package com.kyberaccess.visitor.host;

import com.kyberaccess.visitor.location.Place;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A host on the wire (contract, article 2, *List Hosts*).
///
/// @param location the name of the host's location, null if the host has none
/// @param visitorCountToday visitors who checked in on the present day of the host's location
public record HostView(
        String id,
        String name,
        @Nullable String email,
        @Nullable String department,
        @Nullable String location,
        @Nullable String locationId,
        long visitorCountToday) {

    static HostView of(HostCard host, Map<UUID, Place> places, Map<UUID, Long> counts) {
        var place = host.locationId() == null ? null : places.get(host.locationId());
        return new HostView(
                host.publicId(),
                host.name(),
                host.email(),
                host.department(),
                place == null ? null : place.name(),
                Place.LOCATION_ID.textOrNull(host.locationId()),
                counts.getOrDefault(host.id(), 0L));
    }
}
