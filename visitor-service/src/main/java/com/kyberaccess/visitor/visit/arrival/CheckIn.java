package com.kyberaccess.visitor.visit.arrival;

import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.security.Caller;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.visitor.invitation.Invitations;
import com.kyberaccess.visitor.screening.ScreenedPerson;
import com.kyberaccess.visitor.screening.Screening;
import com.kyberaccess.visitor.screening.ScreeningReport;
import com.kyberaccess.visitor.settings.SettingsReader;
import com.kyberaccess.visitor.visit.KnownParties;
import com.kyberaccess.visitor.visit.Parties;
import com.kyberaccess.visitor.visit.Visit;
import com.kyberaccess.visitor.visit.VisitError;
import jakarta.enterprise.context.ApplicationScoped;

/// Checks visitors in: finds what the visit needs and screens the visitor, then writes all of it in one transaction
/// ({@link WalkIns}, {@link Arrivals}). No transaction is open during the screening, which may ask other systems.
@ApplicationScoped
class CheckIn {
    private final Parties parties;
    private final SettingsReader settings;
    private final KnownParties knownParties;
    private final Screening screening;
    private final Arrivals arrivals;
    private final WalkInQueue walkIns;
    private final Invitations invitations;

    CheckIn(
            Parties parties,
            KnownParties knownParties,
            SettingsReader settings,
            Screening screening,
            Arrivals arrivals,
            WalkInQueue walkIns,
            Invitations invitations) {
        this.parties = parties;
        this.knownParties = knownParties;
        this.settings = settings;
        this.screening = screening;
        this.arrivals = arrivals;
        this.walkIns = walkIns;
        this.invitations = invitations;
    }

    /// @throws ApiException 422 for an unknown host or location, 409 for a double tap and where an NDA has to be
    ///     signed first
    CheckedInView walkIn(Caller caller, WalkInRequest request) {
        var tenant = caller.tenant();
        var party = knownParties.requested(tenant, request.hostId(), request.locationId());
        var chosen = settings.of(tenant);
        if (chosen.ndaRequired()) {
            // Only a visit can be signed for, and this one is not there yet.
            throw VisitError.NDA_REQUIRED.exception();
        }
        var screened = chosen.screeningEnabled();
        var skipped = screened && request.skipsScreening();
        var report = report(tenant, screened, skipped, request.firstName(), request.lastName());
        return walkIns.checkIn(
                new WalkIn(tenant, request.plan(party), party, report, skipped ? caller.subject() : null));
    }

    /// @param id of the visit, or the code that its visitor was sent
    /// @throws ApiException 404 for an unknown visit or code, 409 if it can't be checked in
    CheckedInView known(Caller caller, String id, boolean skip) {
        var tenant = caller.tenant();
        var chosen = settings.of(tenant);
        var screened = chosen.screeningEnabled();
        var skipped = screened && skip;
        var known = Visit.VISIT_ID
                .parse(id)
                .or(() -> invitations.visitOf(tenant, id))
                .orElseThrow(() -> ApiException.notFound("The visitor"));
        var visit = arrivals.expected(tenant, known);
        if (chosen.ndaRequired() && !visit.papers().ndaSigned()) {
            throw VisitError.NDA_REQUIRED.exception();
        }
        var report = report(
                tenant,
                screened,
                skipped,
                visit.visitor().firstName(),
                visit.visitor().lastName());
        return arrivals.known(tenant, known, parties.of(visit), report, skipped ? caller.subject() : null);
    }

    private ScreeningReport report(
            Tenant tenant, boolean screened, boolean skipped, String firstName, String lastName) {
        if (!screened) {
            return ScreeningReport.off();
        }
        return skipped ? ScreeningReport.notRun() : screening.run(tenant, new ScreenedPerson(firstName, lastName));
    }
}
