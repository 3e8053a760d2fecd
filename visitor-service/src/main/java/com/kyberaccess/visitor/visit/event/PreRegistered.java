package com.kyberaccess.visitor.visit.event;

import com.kyberaccess.visitor.visit.Party;
import com.kyberaccess.visitor.visit.Visit;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Data of `visitor.pre_registered`.
///
/// @param expectedTime `HH:MM` by the location's clock, null if only the day is known
record PreRegistered(
        Subject.VisitorData visitor,
        Subject.HostData host,
        Subject.LocationData location,
        @Nullable LocalDate expectedDate,
        @Nullable String expectedTime) {

    static PreRegistered of(Visit visit, Party party) {
        var time = visit.expectedTime();
        return new PreRegistered(
                Subject.visitor(visit),
                Subject.host(party),
                Subject.location(party),
                visit.expectedDate(),
                time == null ? null : time.toString());
    }
}
