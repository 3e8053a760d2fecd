package com.kyberaccess.emergency.rollcall;

import com.kyberaccess.common.outbox.Outbox;
import com.kyberaccess.emergency.site.Site;
import com.kyberaccess.emergency.topic.EmergencyTopic;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/// Publishes the beginning and the end of evacuations (contract, article 3; design §7), in their transaction.
/// A drill has event types of its own, so that nothing that is wired to an alarm goes off.
@ApplicationScoped
class EvacuationEvents {
    private final Outbox outbox;

    EvacuationEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    /// Data of `emergency.evacuation_activated` and `emergency.drill_started`.
    ///
    /// @param locations where; all that there are if it is everywhere
    record Started(Begun evacuation, List<EvacuationView.Place> locations) {}

    record Begun(
            String id,
            int severity,
            String reason,
            boolean drill,
            boolean allLocations,
            int people,
            Instant startedAt,
            String startedBy) {}

    /// Data of `emergency.evacuation_ended` and `emergency.drill_ended`.
    record Ended(Over evacuation, List<EvacuationView.Place> locations) {}

    record Over(
            String id,
            int severity,
            String reason,
            boolean drill,
            boolean allLocations,
            int people,
            int safe,
            int needsHelp,
            int missing,
            int unmarked,
            int checkedOut,
            Instant startedAt,
            Instant endedAt,
            String endedBy) {}

    void started(Evacuation evacuation, List<Site> sites, int people) {
        append(
                evacuation,
                evacuation.drill() ? "emergency.drill_started" : "emergency.evacuation_activated",
                evacuation.startedAt(),
                new Started(
                        new Begun(
                                evacuation.publicId(),
                                evacuation.severity(),
                                evacuation.reason(),
                                evacuation.drill(),
                                evacuation.locationIds() == null,
                                people,
                                evacuation.startedAt(),
                                evacuation.startedBy()),
                        places(sites)));
    }

    void ended(Evacuation evacuation, List<Site> sites, Counters counters, Instant at, String by) {
        append(
                evacuation,
                evacuation.drill() ? "emergency.drill_ended" : "emergency.evacuation_ended",
                at,
                new Ended(
                        new Over(
                                evacuation.publicId(),
                                evacuation.severity(),
                                evacuation.reason(),
                                evacuation.drill(),
                                evacuation.locationIds() == null,
                                counters.people(),
                                counters.safe(),
                                counters.needsHelp(),
                                counters.missing(),
                                counters.unmarked(),
                                counters.checkedOut(),
                                evacuation.startedAt(),
                                at,
                                by),
                        places(sites)));
    }

    private void append(Evacuation evacuation, String type, Instant at, Object data) {
        outbox.append(EmergencyTopic.NAME, evacuation.publicId(), evacuation.tenant(), type, at, data);
    }

    private static List<EvacuationView.Place> places(List<Site> sites) {
        return sites.stream().map(EvacuationView.Place::of).toList();
    }
}
