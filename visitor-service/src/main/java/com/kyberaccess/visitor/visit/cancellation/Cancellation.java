package com.kyberaccess.visitor.visit.cancellation;

import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.visitor.invitation.Invitations;
import com.kyberaccess.visitor.visit.Parties;
import com.kyberaccess.visitor.visit.VisitRepository;
import com.kyberaccess.visitor.visit.event.VisitEvents;
import com.kyberaccess.visitor.visit.preregistration.Invites;
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
    private final Invitations invitations;
    private final Clock clock;

    Cancellation(
            VisitRepository visits,
            Parties parties,
            VisitViews views,
            VisitEvents events,
            Invitations invitations,
            Clock clock) {
        this.invitations = invitations;
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
        var party = parties.of(visit);
        events.cancelled(visit, party, now);
        invitations.cancelled(Invites.of(visit, party), now);
        return views.detail(tenant, visit);
    }
}
