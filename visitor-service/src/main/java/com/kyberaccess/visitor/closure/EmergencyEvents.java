package com.kyberaccess.visitor.closure;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What this service reads of emergency-service's events: its own records, tolerant of everything else in them
/// (`docs/events`).
final class EmergencyEvents {
    static final String LOCKDOWN_ACTIVATED = "emergency.lockdown_activated";
    static final String LOCKDOWN_DEACTIVATED = "emergency.lockdown_deactivated";
    static final String EVACUATION_ACTIVATED = "emergency.evacuation_activated";
    static final String EVACUATION_ENDED = "emergency.evacuation_ended";
    /// A drill empties the lobby like the real thing.
    static final String DRILL_STARTED = "emergency.drill_started";

    static final String DRILL_ENDED = "emergency.drill_ended";

    private EmergencyEvents() {}

    /// @param location null for every location
    record Lockdown(Subject lockdown, @Nullable Place location) {}

    /// @param locations where, unless it is everywhere
    record Evacuation(Evacuated evacuation, @Nullable List<Place> locations) {}

    record Subject(String id) {}

    record Evacuated(String id, @Nullable Boolean allLocations) {}

    record Place(String id) {}
}
