package com.kyberaccess.visitor.visit.event;

import com.kyberaccess.visitor.visit.Party;
import com.kyberaccess.visitor.visit.Visit;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Data of `visitor.checked_in`, exactly as in the contract (article 3, *Body*).
///
/// @param screeningStatus `cleared`, `not_run`, or `approved` by a review
record CheckedIn(
        Subject.VisitorData visitor,
        Subject.HostData host,
        Subject.LocationData location,
        @Nullable Instant checkInTime,
        @Nullable String badgeNumber,
        boolean idScanned,
        boolean ndaSigned,
        String screeningStatus) {

    static CheckedIn of(Visit visit, Party party, String screeningStatus) {
        return new CheckedIn(
                Subject.visitor(visit),
                Subject.host(party),
                Subject.location(party),
                visit.checkInTime(),
                visit.badgeNumber(),
                visit.papers().idScanned(),
                visit.papers().ndaSigned(),
                screeningStatus);
    }
}
