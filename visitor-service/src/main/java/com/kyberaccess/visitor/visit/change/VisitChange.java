package com.kyberaccess.visitor.visit.change;

import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.visitor.host.HostCard;
import com.kyberaccess.visitor.location.Place;
import com.kyberaccess.visitor.visit.Expectation;
import com.kyberaccess.visitor.visit.Parties;
import com.kyberaccess.visitor.visit.Party;
import com.kyberaccess.visitor.visit.Visit;
import com.kyberaccess.visitor.visit.VisitPlan;
import com.kyberaccess.visitor.visit.VisitRepository;
import com.kyberaccess.visitor.visit.VisitStatus;
import com.kyberaccess.visitor.visit.Visitor;
import com.kyberaccess.visitor.visit.event.VisitEvents;
import com.kyberaccess.visitor.visit.view.VisitDetail;
import com.kyberaccess.visitor.visit.view.VisitTags;
import com.kyberaccess.visitor.visit.view.VisitViews;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Changes what is known of a visitor.
@ApplicationScoped
class VisitChange {
    private final VisitRepository visits;
    private final Parties parties;
    private final VisitViews views;
    private final VisitTags tags;
    private final VisitEvents events;
    private final Clock clock;

    VisitChange(
            VisitRepository visits,
            Parties parties,
            VisitViews views,
            VisitTags tags,
            VisitEvents events,
            Clock clock) {
        this.visits = visits;
        this.parties = parties;
        this.views = views;
        this.tags = tags;
        this.events = events;
        this.clock = clock;
    }

    /// A change to what is there already is none: no event, and the same `updated_at`.
    ///
    /// @param ifMatch what the visitor must be like for the change to be made, null for whatever it is like
    /// @throws ApiException 404 for an unknown visit, 412 if it has changed, 422 for a field that can't be
    ///     changed so
    @Transactional
    VisitDetail update(Tenant tenant, String id, @Nullable String ifMatch, UpdateVisitRequest request) {
        var visit = visits.required(tenant, id);
        if (ifMatch != null) {
            tags.require(ifMatch, views.detail(tenant, visit));
        }
        request.require(visit.status() == VisitStatus.PRE_REGISTERED);
        var before = ChangedFields.before(visit);
        var party = party(tenant, visit, request);
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        visit.replan(plan(visit.plan(), party, request));
        expect(visit, party.place(), request, now);
        var changed = before.until(visit);
        if (!changed.isEmpty()) {
            visit.changed(now);
            events.updated(visit, party, changed, now);
        }
        return views.detail(tenant, visit);
    }

    private Party party(Tenant tenant, Visit visit, UpdateVisitRequest request) {
        if (!request.gives("host_id") && !request.gives("location_id")) {
            return parties.of(visit);
        }
        return parties.requested(
                tenant,
                Objects.requireNonNull(request.text("host_id", HostCard.HOST_ID.text(visit.hostId()))),
                request.text("location_id", Place.LOCATION_ID.text(visit.locationId())));
    }

    private static VisitPlan plan(VisitPlan present, Party party, UpdateVisitRequest request) {
        var visitor = present.visitor();
        return new VisitPlan(
                party.host().id(),
                party.place().id(),
                new Visitor(
                        Objects.requireNonNull(request.text("first_name", visitor.firstName())),
                        Objects.requireNonNull(request.text("last_name", visitor.lastName())),
                        request.text("email", visitor.email()),
                        request.text("phone", visitor.phone()),
                        request.text("company", visitor.company())),
                request.text("purpose", present.purpose()),
                request.text("notes", present.notes()),
                request.customFields(present.customFields()));
    }

    /// Another location may have another clock: the same hour is another time there.
    private static void expect(Visit visit, Place place, UpdateVisitRequest request, Instant now) {
        var present = visit.expectation();
        if (present == null || visit.status() != VisitStatus.PRE_REGISTERED) {
            return;
        }
        var date = request.text("expected_date", present.date().toString());
        var time = request.text("expected_time", present.timeText());
        var expected = new Expectation(
                LocalDate.parse(Objects.requireNonNull(date)), time == null ? null : LocalTime.parse(time));
        if (request.gives("expected_date") && expected.date().isBefore(LocalDate.ofInstant(now, place.zone()))) {
            throw ApiException.invalidField("expected_date", "Must not be in the past");
        }
        visit.expect(expected, place.zone());
    }
}
