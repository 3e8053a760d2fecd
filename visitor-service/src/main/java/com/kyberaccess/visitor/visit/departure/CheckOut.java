package com.kyberaccess.visitor.visit.departure;

import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.security.Caller;
import com.kyberaccess.visitor.host.HostCard;
import com.kyberaccess.visitor.visit.Parties;
import com.kyberaccess.visitor.visit.Visit;
import com.kyberaccess.visitor.visit.VisitRepository;
import com.kyberaccess.visitor.visit.event.Channel;
import com.kyberaccess.visitor.visit.event.VisitEvents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// Checks visitors out.
@ApplicationScoped
class CheckOut {
    private final VisitRepository visits;
    private final Parties parties;
    private final VisitEvents events;
    private final Clock clock;

    CheckOut(VisitRepository visits, Parties parties, VisitEvents events, Clock clock) {
        this.visits = visits;
        this.parties = parties;
        this.events = events;
        this.clock = clock;
    }

    /// @throws ApiException 404 for an unknown visit, 409 unless the visitor is on site, 422 for a
    ///     `checked_out_by` that is not a user's id
    @Transactional
    CheckedOutView checkOut(Caller caller, String id, CheckOutRequest request) {
        var by = processedBy(caller, request.checkedOutBy());
        var visit = Visit.VISIT_ID
                .parse(id)
                .flatMap(known -> visits.locked(caller.tenant(), known))
                .orElseThrow(() -> ApiException.notFound("The visitor"));
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        visit.checkOut(request.notes(), by, now);
        events.checkedOut(visit, parties.of(visit), Channel.of(caller, request.method()), now);
        return CheckedOutView.of(visit);
    }

    /// Users live in auth-service, which no request here waits for: the id's form is checked, not its existence.
    private static @Nullable String processedBy(Caller caller, @Nullable String user) {
        if (user == null) {
            return HostCard.HOST_ID.parse(caller.subject()).isPresent() ? caller.subject() : null;
        }
        return HostCard.HOST_ID
                .parse(user)
                .map(HostCard.HOST_ID::text)
                .orElseThrow(() -> ApiException.invalidField("checked_out_by", "Must be a user's id"));
    }
}
