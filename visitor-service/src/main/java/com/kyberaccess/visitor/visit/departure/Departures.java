package com.kyberaccess.visitor.visit.departure;

import com.kyberaccess.common.audit.AuditTrail;
import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.security.Caller;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.visitor.visit.Parties;
import com.kyberaccess.visitor.visit.Party;
import com.kyberaccess.visitor.visit.Visit;
import com.kyberaccess.visitor.visit.VisitRepository;
import com.kyberaccess.visitor.visit.departure.BulkCheckOutView.Detail;
import com.kyberaccess.visitor.visit.event.Channel;
import com.kyberaccess.visitor.visit.event.VisitEvents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The transactions of a bulk check-out: a few visits each, so that their rows are locked for milliseconds, however
/// many leave.
@ApplicationScoped
class Departures {
    private final VisitRepository visits;
    private final Parties parties;
    private final VisitEvents events;
    private final AuditTrail audit;
    private final Clock clock;

    Departures(VisitRepository visits, Parties parties, VisitEvents events, AuditTrail audit, Clock clock) {
        this.visits = visits;
        this.parties = parties;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    List<UUID> onSite(Tenant tenant, UUID location) {
        return visits.onSite(tenant, location);
    }

    /// Checks out those who are on site; why it failed for the others is in their details. The audit log has one entry
    /// for it if anybody left.
    ///
    /// @param scope what the request named: a location's id, or `visitors`
    /// @param by `usr_…` of who does it, null if it is not known
    @Transactional
    List<Detail> leave(Caller caller, List<UUID> ids, @Nullable String notes, @Nullable String by, String scope) {
        var tenant = caller.tenant();
        var found = visits.locked(tenant, ids).stream().collect(Collectors.toMap(Visit::id, Function.identity()));
        var with = parties.of(tenant, found.values());
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var channel = Channel.of(caller, null);
        var details = ids.stream()
                .map(id -> leave(id, found.get(id), with.get(id), notes, by, channel, now))
                .toList();
        var left = BulkCheckOutView.of(details).checkedOut();
        if (left > 0) {
            audit.record("visitors.bulk_checked_out", scope, null, Map.of("checked_out", left));
        }
        return details;
    }

    private Detail leave(
            UUID id,
            @Nullable Visit visit,
            @Nullable Party party,
            @Nullable String notes,
            @Nullable String by,
            Channel channel,
            Instant now) {
        var publicId = Visit.VISIT_ID.text(id);
        if (visit == null) {
            return Detail.failed(publicId, ApiException.notFound("The visitor"));
        }
        try {
            visit.checkOut(notes, by, now);
        } catch (ApiException refused) {
            return Detail.failed(publicId, refused);
        }
        events.checkedOut(visit, Objects.requireNonNull(party), channel, now);
        return Detail.done(publicId);
    }
}
