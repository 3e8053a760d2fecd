package com.kyberaccess.emergency.presence;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What this service reads of visitor-service's events: its own records, tolerant of everything else in them
/// (`docs/events`).
final class VisitorEvents {
    static final String TOPIC = "kyberaccess.visitor.v1";
    static final String CHECKED_IN = "visitor.checked_in";
    static final String CHECKED_OUT = "visitor.checked_out";
    static final String DELETED = "visitor.deleted";
    static final String LOCATION_CREATED = "location.created";
    static final String LOCATION_UPDATED = "location.updated";

    private VisitorEvents() {}

    record CheckedIn(
            Visitor visitor,
            @Nullable Host host,
            Place location,
            Instant checkInTime,
            @Nullable String badgeNumber,
            @Nullable String photoUrl) {}

    record Visitor(
            String id,
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable String company) {}

    record Host(@Nullable String id, @Nullable String name) {}

    record Place(String id, String name) {}

    record CheckedOut(VisitorId visitor, @Nullable Instant checkOutTime) {}

    record Deleted(VisitorId visitor) {}

    record VisitorId(String id) {}

    record LocationChanged(Zoned location) {}

    record Zoned(String id, String name, String timeZone) {}
}
