package com.kyberaccess.visitor.visit.arrival;

import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.error.PlatformError;
import com.kyberaccess.common.idempotency.KeyedRequest;
import com.kyberaccess.common.security.Caller;
import com.kyberaccess.common.security.Scope;
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
import com.kyberaccess.visitor.visit.event.Channel;
import io.opentelemetry.context.Context;
import jakarta.enterprise.context.ApplicationScoped;

/// Checks visitors in: finds what the visit needs and screens the visitor, then writes all of it in one
/// transaction ({@link WalkIns}, {@link Arrivals}). No transaction is open during the screening, which may ask
/// other systems.
@ApplicationScoped
class CheckIn {
    private final Parties parties;
    private final KnownParties knownParties;
    private final SettingsReader settings;
    private final Screening screening;
    private final Arrivals arrivals;
    private final WalkInQueue walkIns;
    private final KeyedRequest keyed;
    private final Invitations invitations;

    CheckIn(
            Parties parties,
            KnownParties knownParties,
            SettingsReader settings,
            Screening screening,
            Arrivals arrivals,
            WalkInQueue walkIns,
            KeyedRequest keyed,
            Invitations invitations) {
        this.parties = parties;
        this.knownParties = knownParties;
        this.settings = settings;
        this.screening = screening;
        this.arrivals = arrivals;
        this.walkIns = walkIns;
        this.keyed = keyed;
        this.invitations = invitations;
    }

    /// @throws ApiException 403 if the key may not skip the screening, 422 for an unknown host or location, 409 for a
    ///     double tap and where an NDA has to be signed first
    CheckedInView walkIn(Caller caller, WalkInRequest request) {
        var tenant = caller.tenant();
        var party = knownParties.requested(tenant, request.hostId(), request.locationId());
        var chosen = settings.of(tenant);
        if (chosen.ndaRequired()) {
            // Only a visit can be signed for, and this one is not there yet.
            throw VisitError.NDA_REQUIRED.exception();
        }
        var screened = chosen.screeningEnabled();
        var skipped = skips(caller, request.skipsScreening()) && screened;
        var person = new ScreenedPerson(request.firstName(), request.lastName(), request.birthDate());
        var report = report(tenant, screened, skipped, person);
        var channel = Channel.of(caller, request.method());
        var walkIn = new WalkIn(caller, request.plan(party), party, report, skipped, channel, Context.current());
        // The audit log asks the present request who calls, and an idempotency key is marked in its transaction.
        return skipped || keyed.isPresent() ? walkIns.checkInAlone(walkIn) : walkIns.checkIn(walkIn);
    }

    /// @param id of the visit, or the code that its visitor was sent
    /// @throws ApiException 403 if the key may not skip the screening, 404 for an unknown visit or code, 409 if it
    ///     can't be checked in
    CheckedInView known(Caller caller, String id, CheckInRequest request) {
        var tenant = caller.tenant();
        var chosen = settings.of(tenant);
        var screened = chosen.screeningEnabled();
        var skipped = skips(caller, request.skipsScreening()) && screened;
        var byId = Visit.VISIT_ID.parse(id);
        var known =
                byId.or(() -> invitations.visitOf(tenant, id)).orElseThrow(() -> ApiException.notFound("The visitor"));
        var channel =
                byId.isEmpty() && request.method() == null ? Channel.QR_CODE : Channel.of(caller, request.method());
        var visit = arrivals.expected(tenant, known);
        if (chosen.ndaRequired() && !visit.papers().ndaSigned()) {
            throw VisitError.NDA_REQUIRED.exception();
        }
        var person = new ScreenedPerson(
                visit.visitor().firstName(),
                visit.visitor().lastName(),
                request.birthDateOr(visit.screening().dateOfBirth()));
        var report = report(tenant, screened, skipped, person);
        return arrivals.known(tenant, known, parties.of(visit), report, skipped ? caller.subject() : null, channel);
    }

    /// @throws ApiException 403 for a key of a custom scope: it says which endpoints, not what to leave out there
    ///     (design §6)
    private static boolean skips(Caller caller, boolean asked) {
        if (asked && caller.scope() == Scope.CUSTOM) {
            throw new ApiException(
                    PlatformError.INSUFFICIENT_SCOPE, "The key's scope is custom; skip_screening needs read_write.");
        }
        return asked;
    }

    private ScreeningReport report(Tenant tenant, boolean screened, boolean skipped, ScreenedPerson person) {
        if (!screened) {
            return ScreeningReport.off();
        }
        return skipped ? ScreeningReport.notRun() : screening.run(tenant, person);
    }
}
