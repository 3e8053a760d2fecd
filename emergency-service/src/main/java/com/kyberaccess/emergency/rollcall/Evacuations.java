package com.kyberaccess.emergency.rollcall;

import com.kyberaccess.common.audit.AuditTrail;
import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.id.IdType;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.emergency.approval.Actors;
import com.kyberaccess.emergency.notice.Notices;
import com.kyberaccess.emergency.presence.Freshness;
import com.kyberaccess.emergency.presence.ProjectionLock;
import com.kyberaccess.emergency.site.Site;
import com.kyberaccess.emergency.site.Sites;
import com.kyberaccess.emergency.stream.StreamLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Begins and ends evacuations and drills: the row, the roll call, the event, the alarm to staff, the audit
/// entry and the live entry are written together or not at all.
@ApplicationScoped
class Evacuations {
    private final EvacuationStore store;
    private final RollCallStore people;
    private final RallyPoints rallyPoints;
    private final Sites sites;
    private final ProjectionLock projection;
    private final Freshness freshness;
    private final EvacuationEvents events;
    private final Notices notices;
    private final AuditTrail audit;
    private final StreamLog stream;
    private final Clock clock;

    Evacuations(
            EvacuationStore store,
            RollCallStore people,
            RallyPoints rallyPoints,
            Sites sites,
            ProjectionLock projection,
            Freshness freshness,
            EvacuationEvents events,
            Notices notices,
            AuditTrail audit,
            StreamLog stream,
            Clock clock) {
        this.store = store;
        this.people = people;
        this.rallyPoints = rallyPoints;
        this.sites = sites;
        this.projection = projection;
        this.freshness = freshness;
        this.events = events;
        this.notices = notices;
        this.audit = audit;
        this.stream = stream;
        this.clock = clock;
    }

    /// Starts the roll call from the list as it is now; whoever was checking in joins it ({@link
    /// RollCallFeed}). Drills give way to the real thing.
    ///
    /// @throws ApiException 422 for an unknown location, 409 if one of them is being evacuated
    @Transactional
    Evacuation activate(Actors actors, EvacuationRequest request) {
        var tenant = actors.tenant();
        var locations = locations(tenant, request);
        // Nobody's check-in is being written from here on, and no other evacuation begins.
        projection.exclusive();
        var overlapping = conflicting(tenant, request, locations);
        overlapping.forEach(drill -> end(actors, drill, Evacuation.Account.NONE));
        var evacuation = new Evacuation(
                IdType.next(),
                tenant,
                request.severityOrDefault(),
                request.reason(),
                request.isDrill(),
                locations,
                request.notifies(),
                now(),
                actors.by(),
                actors.confirmedBy(),
                freshness.asOf(),
                null,
                null,
                Evacuation.Account.NONE);
        store.insert(evacuation);
        people.takeOver(evacuation.id());
        var counters = people.counters(evacuation.id());
        var places = sites.some(tenant, locations);
        events.started(evacuation, places, counters.people());
        if (evacuation.notifyStaff()) {
            notices.queue(
                    tenant,
                    evacuation.id(),
                    locations,
                    EvacuationNotice.started(evacuation, places, rallyPoints.of(tenant, locations)));
        }
        record(actors, evacuation, "emergency." + kind(evacuation) + "_started", counters);
        return evacuation;
    }

    /// @throws ApiException as {@link #activate}, before a second person is asked
    void check(Tenant tenant, EvacuationRequest request) {
        conflicting(tenant, request, locations(tenant, request));
    }

    /// @throws ApiException 404 for an unknown evacuation, 409 if it has ended
    @Transactional
    Evacuation end(Actors actors, UUID id, Evacuation.Account account) {
        return end(actors, get(actors.tenant(), id), account);
    }

    private Evacuation end(Actors actors, Evacuation active, Evacuation.Account account) {
        var tenant = actors.tenant();
        var now = now();
        if (!store.end(tenant, active.id(), now, actors.by(), account)) {
            throw RollCallError.EVACUATION_ALREADY_ENDED.exception();
        }
        var ended = get(tenant, active.id());
        var counters = people.counters(active.id());
        var places = sites.some(tenant, ended.locationIds());
        events.ended(ended, places, counters, now, actors.by());
        if (ended.notifyStaff()) {
            notices.queue(tenant, ended.id(), ended.locationIds(), EvacuationNotice.ended(ended, places));
        }
        record(actors, ended, "emergency." + kind(ended) + "_ended", counters);
        return ended;
    }

    /// @throws ApiException 404 for an unknown evacuation
    Evacuation get(Tenant tenant, UUID id) {
        return store.find(tenant, id).orElseThrow(() -> ApiException.notFound("The evacuation"));
    }

    private List<Evacuation> conflicting(Tenant tenant, EvacuationRequest request, @Nullable List<UUID> locations) {
        var overlapping = store.active(tenant).stream()
                .filter(active -> active.covers(locations))
                .toList();
        if (overlapping.stream().anyMatch(active -> request.isDrill() || !active.drill())) {
            throw RollCallError.EVACUATION_ALREADY_ACTIVE.exception();
        }
        return overlapping;
    }

    private @Nullable List<UUID> locations(Tenant tenant, EvacuationRequest request) {
        if (request.locationIds() == null) {
            return null;
        }
        var found = new LinkedHashSet<UUID>();
        for (int i = 0; i < request.locationIds().size(); i++) {
            Site site = sites.field(
                    tenant, "location_ids[" + i + "]", request.locationIds().get(i));
            found.add(site.id());
        }
        return List.copyOf(found);
    }

    private void record(Actors actors, Evacuation evacuation, String action, Counters counters) {
        var state = EvacuationState.of(evacuation, counters);
        audit.recordAs(actors.tenant(), actors.by(), action, evacuation.publicId(), null, state);
        stream.append(
                actors.tenant(),
                kind(evacuation) + (evacuation.isOver() ? "_ended" : "_started"),
                () -> EvacuationState.of(evacuation, people.counters(evacuation.id())));
    }

    private static String kind(Evacuation evacuation) {
        return evacuation.drill() ? "drill" : "evacuation";
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
