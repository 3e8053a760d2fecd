package com.kyberaccess.visitor.visit.review;

import com.kyberaccess.common.audit.AuditTrail;
import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.error.EnumNames;
import com.kyberaccess.common.security.Caller;
import com.kyberaccess.visitor.closure.Closures;
import com.kyberaccess.visitor.visit.Parties;
import com.kyberaccess.visitor.visit.Visit;
import com.kyberaccess.visitor.visit.VisitRepository;
import com.kyberaccess.visitor.visit.VisitReview;
import com.kyberaccess.visitor.visit.arrival.Admission;
import com.kyberaccess.visitor.visit.arrival.CheckedInView;
import com.kyberaccess.visitor.visit.event.Channel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/// Decides on flagged visits.
@ApplicationScoped
class Review {
    private final VisitRepository visits;
    private final Parties parties;
    private final Closures closures;
    private final Admission admission;
    private final AuditTrail audit;
    private final Clock clock;

    Review(
            VisitRepository visits,
            Parties parties,
            Closures closures,
            Admission admission,
            AuditTrail audit,
            Clock clock) {
        this.visits = visits;
        this.parties = parties;
        this.closures = closures;
        this.admission = admission;
        this.audit = audit;
        this.clock = clock;
    }

    /// @throws ApiException 404 for an unknown visit, 409 unless it awaits a review, and for an approval where
    ///     nobody may check in
    @Transactional
    CheckedInView review(Caller caller, String id, ReviewRequest request) {
        var visit = Visit.VISIT_ID
                .parse(id)
                .flatMap(known -> visits.locked(caller.tenant(), known))
                .orElseThrow(() -> ApiException.notFound("The visitor"));
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        visit.reviewed(new VisitReview(EnumNames.of(request.decision()), request.reason(), caller.subject(), now));
        audit.record("visitor.reviewed", id, null, Map.of("decision", EnumNames.of(request.decision())));
        var party = parties.of(visit);
        var channel = Channel.of(caller, null);
        return switch (request.decision()) {
            case APPROVE -> {
                closures.requireOpen(caller.tenant(), party.place().id());
                yield admission.admit(visit, party, "approved", channel, now);
            }
            case DENY -> admission.deny(visit, party, "review", request.reason(), channel, now);
        };
    }
}
