package com.kyberaccess.emergency.rollcall;

import com.kyberaccess.emergency.site.Site;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An evacuation as the audit log and the live streams tell it.
///
/// @param locationIds null for every location
record EvacuationState(
        String id,
        String status,
        int severity,
        String reason,
        boolean drill,
        @Nullable List<String> locationIds,
        Instant startedAt,
        String startedBy,
        @Nullable Instant endedAt,
        @Nullable String endedBy,
        Counters counters) {
    static EvacuationState of(Evacuation evacuation, Counters counters) {
        return new EvacuationState(
                evacuation.publicId(),
                evacuation.isOver() ? "ended" : "active",
                evacuation.severity(),
                evacuation.reason(),
                evacuation.drill(),
                evacuation.locationIds() == null
                        ? null
                        : evacuation.locationIds().stream()
                                .map(Site.LOCATION_ID::text)
                                .toList(),
                evacuation.startedAt(),
                evacuation.startedBy(),
                evacuation.endedAt(),
                evacuation.endedBy(),
                counters);
    }
}
