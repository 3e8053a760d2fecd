package com.kyberaccess.visitor.visit.event;

import com.kyberaccess.visitor.visit.Party;
import com.kyberaccess.visitor.visit.Visit;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Data of `visitor.checked_out`.
///
/// @param durationMinutes whole minutes on site
/// @param checkedOutBy `usr_…`, null if it is not known
record CheckedOut(
        Subject.VisitorData visitor,
        Subject.HostData host,
        Subject.LocationData location,
        @Nullable Instant checkInTime,
        @Nullable Instant checkOutTime,
        @Nullable Long durationMinutes,
        @Nullable String badgeNumber,
        @Nullable String checkedOutBy) {

    static CheckedOut of(Visit visit, Party party) {
        return new CheckedOut(
                Subject.visitor(visit),
                Subject.host(party),
                Subject.location(party),
                visit.checkInTime(),
                visit.checkOutTime(),
                visit.stay() == null ? null : visit.stay().durationMinutes(),
                visit.badgeNumber(),
                visit.stay() == null ? null : visit.stay().checkedOutBy());
    }
}
