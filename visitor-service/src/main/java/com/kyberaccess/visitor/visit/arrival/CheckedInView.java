package com.kyberaccess.visitor.visit.arrival;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.kyberaccess.visitor.screening.ScreeningAlert;
import com.kyberaccess.visitor.screening.ScreeningResults;
import com.kyberaccess.visitor.visit.VisitScreening;
import com.kyberaccess.visitor.visit.view.VisitView;
import org.jspecify.annotations.Nullable;

/// The answer to a check-in (contract, article 2, *Check In a Visitor*), also to one that the screening stopped.
///
/// @param hostNotified whether a mail to the host was durably queued
/// @param screeningAlert absent unless the screening was not clear
public record CheckedInView(
        @JsonUnwrapped VisitView visitor,
        boolean hostNotified,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ScreeningResults screeningResults,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ScreeningAlert screeningAlert) {

    static CheckedInView of(VisitView visitor, boolean hostNotified, VisitScreening screening) {
        return new CheckedInView(visitor, hostNotified, screening.results(), screening.alert());
    }
}
