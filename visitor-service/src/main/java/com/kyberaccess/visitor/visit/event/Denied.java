package com.kyberaccess.visitor.visit.event;

import com.kyberaccess.visitor.visit.Party;
import com.kyberaccess.visitor.visit.Visit;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Data of `visitor.denied`.
///
/// @param deniedBy `screening` or `review`
/// @param reason the reviewer's, null without one
/// @param screeningAlertId `alr_…`
record Denied(
        Subject.VisitorData visitor,
        Subject.HostData host,
        Subject.LocationData location,
        Instant deniedAt,
        String deniedBy,
        @Nullable String reason,
        @Nullable String screeningAlertId) {

    static Denied of(Visit visit, Party party, String deniedBy, @Nullable String reason, Instant at) {
        var alert = visit.screening().alert();
        return new Denied(
                Subject.visitor(visit),
                Subject.host(party),
                Subject.location(party),
                at,
                deniedBy,
                reason,
                alert == null ? null : alert.id());
    }
}
