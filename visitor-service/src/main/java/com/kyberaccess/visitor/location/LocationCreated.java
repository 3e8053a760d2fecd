package com.kyberaccess.visitor.location;

/// Data of the internal event `location.created`: what other services know of a location.
public record LocationCreated(Site location) {
    static final String TYPE = "location.created";

    /// @param timeZone IANA name
    public record Site(String id, String name, String timeZone, boolean primary) {}

    static LocationCreated of(Place place) {
        return new LocationCreated(
                new Site(place.publicId(), place.name(), place.zone().getId(), place.primary()));
    }
}
