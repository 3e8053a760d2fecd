package com.kyberaccess.visitor.visit.preregistration;

import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.visitor.invitation.Invitations;
import com.kyberaccess.visitor.visit.Expectation;
import com.kyberaccess.visitor.visit.Parties;
import com.kyberaccess.visitor.visit.Visit;
import com.kyberaccess.visitor.visit.VisitRepository;
import com.kyberaccess.visitor.visit.event.VisitEvents;
import com.kyberaccess.visitor.visit.view.VisitViews;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/// Announces visitors in advance.
@ApplicationScoped
class PreRegistration {
    private final VisitRepository visits;
    private final Parties parties;
    private final VisitViews views;
    private final VisitEvents events;
    private final Invitations invitations;
    private final Clock clock;

    PreRegistration(
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

    /// @throws ApiException 422 for an unknown host or location, or a day that is over at the location
    @Transactional
    PreRegisteredView register(Tenant tenant, PreRegisterRequest request) {
        var party = parties.requested(tenant, request.hostId(), request.locationId());
        var zone = party.place().zone();
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (request.expectedDay().isBefore(LocalDate.ofInstant(now, zone))) {
            throw ApiException.invalidField("expected_date", "Must not be in the past");
        }
        var visit = new Visit(tenant, request.plan(party), now);
        visit.expect(new Expectation(request.expectedDay(), request.expectedClock()), zone);
        visit.bornOn(request.birthDate());
        var person = visits.ofPerson(visit);
        visits.persist(visit);
        events.preRegistered(visit, party, now);
        var invitation = invitations.issue(Invites.of(visit, party), request.invites(), now);
        return new PreRegisteredView(views.of(visit, party, person), invitation.qrCodeUrl(), invitation.sent());
    }
}
