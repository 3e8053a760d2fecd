package com.kyberaccess.emergency.presence;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What this service reads of visitor-service's events: its own records, tolerant of everything else in them
/// (`docs/events`).
final class VisitorEvents {
    static final String TOPIC = "kyberaccess.visitor.v1";
    static final String CHECKED_IN = "visitor.checked_in";
    static final String CHECKED_OUT = "visitor.checked_out";
    static final String FLAGGED = "visitor.flagged";
    static final String DENIED = "visitor.denied";
    static final String UPDATED = "visitor.updated";
    static final String DELETED = "visitor.deleted";
    static final String HOST_CREATED = "host.created";
    static final String HOST_UPDATED = "host.updated";
    static final String HOST_DELETED = "host.deleted";
    static final String LOCATION_CREATED = "location.created";
    static final String LOCATION_UPDATED = "location.updated";
    static final String LOCATION_DELETED = "location.deleted";

    private VisitorEvents() {}

    /// A visit that was checked in, or flagged.
    record Arrived(
            Visitor visitor,
            @Nullable Host host,
            Place location,
            @Nullable Instant checkInTime,
            @Nullable Instant flaggedAt,
            @Nullable String badgeNumber) {}

    record Visitor(
            String id,
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable String company) {
        String name() {
            return Stream.of(firstName, lastName)
                    .filter(part -> part != null && !part.isBlank())
                    .collect(Collectors.joining(" "));
        }
    }

    record Host(@Nullable String id, @Nullable String name) {}

    record Place(String id, @Nullable String name) {}

    record CheckedOut(VisitorId visitor, @Nullable Instant checkOutTime) {}

    record Updated(Visitor visitor, @Nullable List<String> changedFields) {}

    record About(VisitorId visitor) {}

    record VisitorId(String id) {}

    record HostChanged(Employee host) {}

    record Employee(
            String id,
            @Nullable String name,
            @Nullable String email,
            @Nullable String locationId) {}

    record LocationChanged(Zoned location) {}

    record Zoned(String id, @Nullable String name, @Nullable String timeZone) {}
}
