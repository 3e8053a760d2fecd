package com.kyberaccess.visitor.visit.cancellation;

import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.visitor.visit.Parties;
import com.kyberaccess.visitor.visit.VisitRepository;
import com.kyberaccess.visitor.visit.event.VisitEvents;
import com.kyberaccess.visitor.visit.view.VisitDetail;
import com.kyberaccess.visitor.visit.view.VisitViews;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/// Calls announced visits off.
@ApplicationScoped
class Cancellation {
    private final VisitRepository visits;
    private final Parties parties;
    private final VisitViews views;
    private final VisitEvents events;
    private final Clock clock;

    Cancellation(VisitRepository visits, Parties parties, VisitViews views, VisitEvents events, Clock clock) {
        this.visits = visits;
        this.parties = parties;
        this.views = views;
        this.events = events;
        this.clock = clock;
    }

    /// @throws ApiException 404 for an unknown visit, 409 with the reason unless it is yet to come
    @Transactional
    VisitDetail cancel(Tenant tenant, String id) {
        var visit = visits.required(tenant, id);
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        visit.cancel(now);
        events.cancelled(visit, parties.of(visit), now);
        return views.detail(tenant, visit);
    }
}
