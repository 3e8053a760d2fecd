package com.kyberaccess.visitor.visit.arrival;

import com.kyberaccess.common.audit.AuditTrail;
import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.visitor.closure.Closures;
import com.kyberaccess.visitor.screening.ScreeningReport;
import com.kyberaccess.visitor.visit.Party;
import com.kyberaccess.visitor.visit.Visit;
import com.kyberaccess.visitor.visit.VisitRepository;
import com.kyberaccess.visitor.visit.event.Channel;
import com.kyberaccess.visitor.visit.event.ScreeningEvents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The transactions of the check-in of a visit that is known: visit, badge, mail and events are written together or not
/// at all.
@ApplicationScoped
class Arrivals {
    private final VisitRepository visits;
    private final Closures closures;
    private final Admission admission;
    private final ScreeningEvents events;
    private final AuditTrail audit;
    private final Clock clock;

    Arrivals(
            VisitRepository visits,
            Closures closures,
            Admission admission,
            ScreeningEvents events,
            AuditTrail audit,
            Clock clock) {
        this.visits = visits;
        this.closures = closures;
        this.admission = admission;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    /// @throws ApiException 404 for an unknown visit, 409 if it can't be checked in
    @Transactional
    Visit expected(Tenant tenant, UUID id) {
        var visit = visits.byId(tenant, id).orElseThrow(() -> ApiException.notFound("The visitor"));
        visit.requireExpected();
        closures.requireOpen(tenant, visit.locationId());
        return visit;
    }

    /// @throws ApiException 409 if it is not expected any more, or the location has been closed meanwhile
    @Transactional
    CheckedInView known(
            Tenant tenant, UUID id, Party party, ScreeningReport report, @Nullable String skippedBy, Channel channel) {
        var visit = visits.locked(tenant, id).orElseThrow(() -> ApiException.notFound("The visitor"));
        visit.requireExpected();
        closures.requireOpen(tenant, visit.locationId());
        return settle(visit, party, report, skippedBy, channel, now());
    }

    private CheckedInView settle(
            Visit visit,
            Party party,
            ScreeningReport report,
            @Nullable String skippedBy,
            Channel channel,
            Instant now) {
        visit.screened(report, skippedBy);
        if (skippedBy != null) {
            audit.record("visitor.screening_skipped", Visit.VISIT_ID.text(visit.id()), null, null);
        }
        events.screened(visit, party, report, now);
        return switch (report.verdict()) {
            case CLEARED -> admission.admit(visit, party, "cleared", channel, now);
            case NOT_RUN -> admission.admit(visit, party, "not_run", channel, now);
            case FLAGGED -> admission.flag(visit, party, now);
            case DENIED -> admission.deny(visit, party, "screening", null, channel, now);
        };
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
