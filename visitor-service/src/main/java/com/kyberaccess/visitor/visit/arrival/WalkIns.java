package com.kyberaccess.visitor.visit.arrival;

import com.kyberaccess.common.audit.AuditTrail;
import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.visitor.closure.Closures;
import com.kyberaccess.visitor.visit.Visit;
import com.kyberaccess.visitor.visit.VisitRepository;
import com.kyberaccess.visitor.visit.event.ScreeningEvents;
import com.kyberaccess.visitor.visit.event.VisitEvents.Entrance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The transaction of walk-ins: visits, badges, mails and events are written together or not at all. It takes as many
/// statements for several walk-ins as for one.
@ApplicationScoped
class WalkIns {
    private final VisitRepository visits;
    private final RecentWalkIns recent;
    private final Closures closures;
    private final Admission admission;
    private final ScreeningEvents events;
    private final AuditTrail audit;
    private final Clock clock;

    WalkIns(
            VisitRepository visits,
            RecentWalkIns recent,
            Closures closures,
            Admission admission,
            ScreeningEvents events,
            AuditTrail audit,
            Clock clock) {
        this.visits = visits;
        this.recent = recent;
        this.closures = closures;
        this.admission = admission;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    /// Walk-ins of one tenant, no two of one person.
    static final class Group {
        private final List<WalkIn> walkIns;
        private boolean written;

        Group(List<WalkIn> walkIns) {
            this.walkIns = List.copyOf(walkIns);
        }

        List<WalkIn> walkIns() {
            return walkIns;
        }

        /// Whether only the commit was left to do: then a failure does not tell what it has left behind.
        boolean written() {
            return written;
        }
    }

    private record Newcomer(WalkIn walkIn, Visit visit) {}

    /// @return what became of each, in order: written, or refused with 409 where nobody may check in, and as the second
    ///     tap of a double tap, with the code of what the first became
    @Transactional
    List<Outcome> write(Group group) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var newcomers = group.walkIns.stream()
                .map(walkIn -> new Newcomer(walkIn, new Visit(walkIn.tenant(), walkIn.plan(), now)))
                .toList();
        var refusals = refusals(newcomers, now);
        var arriving = newcomers.stream()
                .filter(newcomer -> !refusals.containsKey(newcomer.visit().id()))
                .toList();
        var views = settle(arriving, now);
        visits.persist(arriving.stream().map(Newcomer::visit));
        // So that only the commit can fail after this.
        visits.flush();
        group.written = true;
        return newcomers.stream()
                .map(newcomer -> outcome(newcomer.visit().id(), refusals, views))
                .toList();
    }

    private static Outcome outcome(UUID visit, Map<UUID, ApiException> refusals, Map<UUID, CheckedInView> views) {
        var refusal = refusals.get(visit);
        return refusal != null
                ? new Outcome.Refused(refusal)
                : new Outcome.Written(Objects.requireNonNull(views.get(visit)));
    }

    /// Those who come to a closed location, and the second taps, by visit.
    private Map<UUID, ApiException> refusals(List<Newcomer> newcomers, Instant now) {
        var refusals = new HashMap<UUID, ApiException>();
        var closed = closures.refusals(
                newcomers.getFirst().walkIn().tenant(),
                newcomers.stream().map(newcomer -> newcomer.walkIn().location()).collect(Collectors.toSet()));
        var arrivals = new HashMap<UUID, UUID>();
        for (var newcomer : newcomers) {
            var refusal = closed.get(newcomer.walkIn().location());
            if (refusal == null) {
                arrivals.put(newcomer.walkIn().arrival(), newcomer.visit().id());
            } else {
                refusals.put(newcomer.visit().id(), refusal);
            }
        }
        recent.claim(arrivals, now).forEach((arrival, earlier) -> {
            var second = Objects.requireNonNull(arrivals.get(arrival));
            var refusal = refusal(newcomers.getFirst().walkIn(), earlier);
            if (refusal != null) {
                refusals.put(second, refusal);
            }
        });
        return refusals;
    }

    /// Null if the first tap has led to nothing that would still be there.
    private @Nullable ApiException refusal(WalkIn walkIn, UUID earlier) {
        try {
            visits.byId(walkIn.tenant(), earlier).ifPresent(Visit::requireExpected);
            return null;
        } catch (ApiException e) {
            return e;
        }
    }

    private Map<UUID, CheckedInView> settle(List<Newcomer> arriving, Instant now) {
        var views = new HashMap<UUID, CheckedInView>();
        var entrants = new ArrayList<Entrance>();
        for (var newcomer : arriving) {
            newcomer.walkIn()
                    .trace()
                    .wrap(() -> settle(newcomer, now, views, entrants))
                    .run();
        }
        var admitted = admission.admit(entrants, now);
        for (int i = 0; i < admitted.size(); i++) {
            views.put(entrants.get(i).visit().id(), admitted.get(i));
        }
        return views;
    }

    private void settle(Newcomer newcomer, Instant now, Map<UUID, CheckedInView> views, List<Entrance> entrants) {
        var visit = newcomer.visit();
        var walkIn = newcomer.walkIn();
        visit.screened(walkIn.report(), walkIn.skippedBy());
        if (walkIn.skippedBy() != null) {
            audit.record("visitor.screening_skipped", visit.publicId(), null, null);
        }
        events.screened(visit, walkIn.party(), walkIn.report(), now);
        switch (walkIn.report().verdict()) {
            case CLEARED ->
                entrants.add(new Entrance(visit, walkIn.party(), "cleared", walkIn.channel(), walkIn.trace()));
            case NOT_RUN ->
                entrants.add(new Entrance(visit, walkIn.party(), "not_run", walkIn.channel(), walkIn.trace()));
            case FLAGGED -> views.put(visit.id(), admission.flag(visit, walkIn.party(), now));
            case DENIED ->
                views.put(visit.id(), admission.deny(visit, walkIn.party(), "screening", null, walkIn.channel(), now));
        }
    }
}
