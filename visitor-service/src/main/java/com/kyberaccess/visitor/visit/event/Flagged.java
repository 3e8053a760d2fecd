package com.kyberaccess.visitor.visit.event;

import com.kyberaccess.visitor.visit.Party;
import com.kyberaccess.visitor.visit.Visit;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Data of `visitor.flagged`: somebody has to review the visit.
///
/// @param screeningAlertId `alr_…`
record Flagged(
        Subject.VisitorData visitor,
        Subject.HostData host,
        Subject.LocationData location,
        Instant flaggedAt,
        @Nullable String screeningAlertId) {

    static Flagged of(Visit visit, Party party, Instant at) {
        var alert = visit.screening().alert();
        return new Flagged(
                Subject.visitor(visit),
                Subject.host(party),
                Subject.location(party),
                at,
                alert == null ? null : alert.id());
    }
}
