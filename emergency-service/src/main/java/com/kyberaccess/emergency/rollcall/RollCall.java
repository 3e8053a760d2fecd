package com.kyberaccess.emergency.rollcall;

import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.id.IdType;
import com.kyberaccess.common.paging.Page;
import com.kyberaccess.common.paging.PageRequest;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.emergency.site.Sites;
import com.kyberaccess.emergency.stream.StreamLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Marks people. Wardens at the same time add to one history, and none overwrites another's mark: the latest
/// made counts, in whatever order they arrive.
@ApplicationScoped
class RollCall {
    /// How far a device's clock may be off.
    static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    private final EvacuationStore evacuations;
    private final RollCallStore people;
    private final MarkStore marks;
    private final RallyPoints rallyPoints;
    private final Sites sites;
    private final StreamLog stream;
    private final Clock clock;

    RollCall(
            EvacuationStore evacuations,
            RollCallStore people,
            MarkStore marks,
            RallyPoints rallyPoints,
            Sites sites,
            StreamLog stream,
            Clock clock) {
        this.evacuations = evacuations;
        this.people = people;
        this.marks = marks;
        this.rallyPoints = rallyPoints;
        this.sites = sites;
        this.stream = stream;
        this.clock = clock;
    }

    /// What a mark tells the live streams: no name.
    record Marked(
            String evacuationId,
            boolean drill,
            String personId,
            String kind,
            @Nullable MarkStatus status,
            @Nullable Instant markedAt,
            @Nullable String markedBy,
            @Nullable String device,
            Counters counters) {}

    /// @throws ApiException 404 for an unknown evacuation or person, 409 for a mark made after its end, 422
    @Transactional
    PersonView mark(Tenant tenant, String by, UUID id, String personId, MarkRequest request) {
        var evacuation = held(tenant, id);
        var person = Person.parse(personId).orElseThrow(RollCall::unknownPerson);
        var mark = mark(evacuation, by, request);
        if (people.locked(id, person).isEmpty()) {
            throw unknownPerson();
        }
        if (marks.append(id, person, mark)) {
            tell(evacuation, person, "mark");
        }
        return shown(id, person);
    }

    /// Adds somebody who is not on the list.
    @Transactional
    PersonView add(Tenant tenant, String by, UUID id, AddPersonRequest request) {
        var evacuation = held(tenant, id);
        if (evacuation.isOver()) {
            throw RollCallError.EVACUATION_ENDED.exception();
        }
        var location = request.locationId() == null
                ? null
                : sites.field(tenant, "location_id", request.locationId()).id();
        var person = new Person(Person.Kind.ADDED, IdType.next());
        people.add(id, person, "warden", request.name(), request.company(), location, now());
        if (request.mark() != null) {
            marks.append(id, person, mark(evacuation, by, request.mark()));
        }
        tell(evacuation, person, "person_added");
        return shown(id, person);
    }

    /// @throws ApiException 404 for an unknown evacuation or person
    PersonView person(Tenant tenant, UUID id, String personId) {
        requireKnown(tenant, id);
        var person = Person.parse(personId).orElseThrow(RollCall::unknownPerson);
        return shown(id, person);
    }

    Page<PersonView> page(Tenant tenant, UUID id, RollCallStore.Filter filter, PageRequest page) {
        requireKnown(tenant, id);
        return Page.of(people.page(id, filter, page), people.count(id, filter), page);
    }

    private PersonView shown(UUID id, Person person) {
        return people.find(id, person).orElseThrow(RollCall::unknownPerson).with(marks.history(id, person));
    }

    private void requireKnown(Tenant tenant, UUID id) {
        if (evacuations.find(tenant, id).isEmpty()) {
            throw unknownEvacuation();
        }
    }

    private Evacuation held(Tenant tenant, UUID id) {
        return evacuations.held(tenant, id).orElseThrow(RollCall::unknownEvacuation);
    }

    private MarkStore.Mark mark(Evacuation evacuation, String by, MarkRequest request) {
        var now = now();
        var at = request.markedAt() == null ? now : request.markedAt().truncatedTo(ChronoUnit.MICROS);
        if (at.isAfter(now.plus(CLOCK_SKEW))) {
            throw ApiException.invalidField("marked_at", "Must not be more than five minutes ahead");
        }
        if (at.isBefore(evacuation.startedAt().minus(CLOCK_SKEW))) {
            throw ApiException.invalidField("marked_at", "Must not be before the evacuation began");
        }
        var end = evacuation.endedAt();
        if (end != null && at.isAfter(end)) {
            throw RollCallError.EVACUATION_ENDED.exception();
        }
        var rallyPoint =
                request.rallyPointId() == null ? null : rallyPoints.field(evacuation.tenant(), request.rallyPointId());
        return new MarkStore.Mark(request.status(), request.note(), at, now, by, request.device(), rallyPoint);
    }

    private void tell(Evacuation evacuation, Person person, String type) {
        var state = people.find(evacuation.id(), person).orElseThrow();
        stream.append(
                evacuation.tenant(),
                type,
                () -> new Marked(
                        evacuation.publicId(),
                        evacuation.drill(),
                        state.id(),
                        state.kind(),
                        state.status(),
                        state.markedAt(),
                        state.markedBy(),
                        state.device(),
                        people.counters(evacuation.id())));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static ApiException unknownEvacuation() {
        return ApiException.notFound("The evacuation");
    }

    private static ApiException unknownPerson() {
        return ApiException.notFound("The person on this roll call");
    }
}
