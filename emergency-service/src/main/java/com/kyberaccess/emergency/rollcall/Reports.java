package com.kyberaccess.emergency.rollcall;

import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.emergency.notice.Notices;
import com.kyberaccess.emergency.site.Sites;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Makes the report of an evacuation, from what is stored: marks that arrive late are in the next one.
@ApplicationScoped
class Reports {
    private final Evacuations evacuations;
    private final RollCallStore people;
    private final MarkStore marks;
    private final RallyPoints rallyPoints;
    private final Sites sites;
    private final Notices notices;
    private final Clock clock;

    Reports(
            Evacuations evacuations,
            RollCallStore people,
            MarkStore marks,
            RallyPoints rallyPoints,
            Sites sites,
            Notices notices,
            Clock clock) {
        this.evacuations = evacuations;
        this.people = people;
        this.marks = marks;
        this.rallyPoints = rallyPoints;
        this.sites = sites;
        this.notices = notices;
        this.clock = clock;
    }

    /// @param zone the clock that the paper shows: the location's, or UTC where there are several
    record Printable(ReportView report, ZoneId zone) {}

    /// @throws ApiException 404 for an unknown evacuation
    Printable of(Tenant tenant, UUID id) {
        var evacuation = evacuations.get(tenant, id);
        var account = evacuation.account();
        var counters = people.counters(id);
        var places = sites.some(tenant, evacuation.locationIds());
        var until = evacuation.endedAt() == null ? clock.instant() : evacuation.endedAt();
        var report = new ReportView(
                evacuation.publicId(),
                evacuation.drill(),
                evacuation.isOver() ? "ended" : "active",
                evacuation.severity(),
                evacuation.reason(),
                places.stream().map(EvacuationView.Place::of).toList(),
                evacuation.locationIds() == null,
                account.conductedBy() == null ? evacuation.startedBy() : account.conductedBy(),
                evacuation.startedAt(),
                evacuation.endedAt(),
                Duration.between(evacuation.startedAt(), until).toSeconds(),
                new ReportView.Notification(account.notifiedBy(), notices.counts(id)),
                account.staff(),
                marks.wardens(id),
                counters.accounted(),
                counters,
                account.conditions(),
                account.problems(),
                Milestones.of(evacuation.startedAt(), counters.people(), marks.timeline(id)),
                age(evacuation.listAsOf(), evacuation.startedAt()),
                rallyPoints.of(tenant, evacuation.locationIds()),
                people.notSafe(id));
        return new Printable(report, places.size() == 1 ? places.getFirst().zone() : ZoneOffset.UTC);
    }

    private static @Nullable Long age(@Nullable Instant asOf, Instant startedAt) {
        return asOf == null
                ? null
                : Math.max(0, Duration.between(asOf, startedAt).toSeconds());
    }
}
