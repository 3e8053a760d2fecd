package com.kyberaccess.visitor.visit.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.kyberaccess.visitor.screening.ScreeningAlert;
import com.kyberaccess.visitor.screening.ScreeningResults;
import com.kyberaccess.visitor.visit.Party;
import com.kyberaccess.visitor.visit.Visit;
import org.jspecify.annotations.Nullable;

/// Data of `screening.cleared`, `screening.watchlist_hit` and `screening.bolo_alert`.
///
/// @param screeningAlert absent if the screening was clear
record Screened(
        Subject.VisitorData visitor,
        Subject.HostData host,
        Subject.LocationData location,
        ScreeningResults screeningResults,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ScreeningAlert screeningAlert) {

    static Screened of(Visit visit, Party party, ScreeningResults results, @Nullable ScreeningAlert alert) {
        return new Screened(Subject.visitor(visit), Subject.host(party), Subject.location(party), results, alert);
    }
}
