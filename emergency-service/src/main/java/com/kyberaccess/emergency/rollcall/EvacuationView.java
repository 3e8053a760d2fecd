package com.kyberaccess.emergency.rollcall;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.kyberaccess.emergency.notice.NoticeCounts;
import com.kyberaccess.emergency.site.Site;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An evacuation on the wire.
///
/// @param status `active` or `ended`
/// @param allLocations whether it is everywhere
/// @param locations where
/// @param notifyStaff `notify_all`
/// @param startedBy `usr_…` or `key_…`
/// @param listAsOf up to when the list that it started from was known to be complete
/// @param rallyPoints where the people go
/// @param notifications mails to staff
public record EvacuationView(
        String id,
        String status,
        int severity,
        String reason,
        boolean drill,
        boolean allLocations,
        List<Place> locations,
        @JsonProperty("notify_all") boolean notifyStaff,
        Instant startedAt,
        String startedBy,
        @Nullable String confirmedBy,
        @Nullable Instant listAsOf,
        @Nullable Instant endedAt,
        @Nullable String endedBy,
        Counters counters,
        List<RallyPointView> rallyPoints,
        NoticeCounts notifications) {

    public record Place(String id, String name) {
        static Place of(Site site) {
            return new Place(site.publicId(), site.name());
        }
    }

    static EvacuationView of(
            Evacuation evacuation,
            List<Site> sites,
            Counters counters,
            List<RallyPointView> rallyPoints,
            NoticeCounts notifications) {
        return new EvacuationView(
                evacuation.publicId(),
                evacuation.isOver() ? "ended" : "active",
                evacuation.severity(),
                evacuation.reason(),
                evacuation.drill(),
                evacuation.locationIds() == null,
                sites.stream().map(Place::of).toList(),
                evacuation.notifyStaff(),
                evacuation.startedAt(),
                evacuation.startedBy(),
                evacuation.confirmedBy(),
                evacuation.listAsOf(),
                evacuation.endedAt(),
                evacuation.endedBy(),
                counters,
                rallyPoints,
                notifications);
    }
}
