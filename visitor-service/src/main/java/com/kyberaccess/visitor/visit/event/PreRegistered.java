package com.kyberaccess.visitor.visit.event;

import com.kyberaccess.visitor.visit.Party;
import com.kyberaccess.visitor.visit.Visit;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Data of `visitor.pre_registered` and `visitor.pre_registration_cancelled`.
///
/// @param expectedTime `HH:MM` by the location's clock, null if only the day is known
record PreRegistered(
        Subject.VisitorData visitor,
        Subject.HostData host,
        Subject.LocationData location,
        @Nullable LocalDate expectedDate,
        @Nullable String expectedTime) {

    static PreRegistered of(Visit visit, Party party) {
        var expected = visit.expectation();
        return new PreRegistered(
                Subject.visitor(visit),
                Subject.host(party),
                Subject.location(party),
                expected == null ? null : expected.date(),
                expected == null ? null : expected.timeText());
    }
}
