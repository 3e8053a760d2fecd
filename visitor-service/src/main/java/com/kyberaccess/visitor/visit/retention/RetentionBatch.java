package com.kyberaccess.visitor.visit.retention;

import com.kyberaccess.common.audit.AuditTrail;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.visitor.location.Place;
import com.kyberaccess.visitor.settings.RetentionAction;
import com.kyberaccess.visitor.visit.Parties;
import com.kyberaccess.visitor.visit.VisitRepository;
import com.kyberaccess.visitor.visit.erasure.Erasure;
import com.kyberaccess.visitor.visit.erasure.Remains;
import com.kyberaccess.visitor.visit.event.VisitEvents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/// One transaction of the retention job.
@ApplicationScoped
class RetentionBatch {
    private final DueVisits due;
    private final VisitRepository visits;
    private final Parties parties;
    private final Erasure erasure;
    private final VisitEvents events;
    private final AuditTrail audit;
    private final Clock clock;

    RetentionBatch(
            DueVisits due,
            VisitRepository visits,
            Parties parties,
            Erasure erasure,
            VisitEvents events,
            AuditTrail audit,
            Clock clock) {
        this.due = due;
        this.visits = visits;
        this.parties = parties;
        this.erasure = erasure;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    /// Applies the rule to up to `limit` visits whose time has come.
    ///
    /// @return how many there were: fewer than `limit` are the last
    @Transactional
    int apply(RetentionRule rule, int limit) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var claimed = due.claim(rule, now.minus(Duration.ofDays(rule.afterDays())), limit);
        if (claimed.isEmpty()) {
            return 0;
        }
        switch (rule.action()) {
            case ARCHIVE -> archive(rule.tenant(), claimed, now);
            case ANONYMISE -> erasure.erase(rule.tenant(), claimed, Remains.ANONYMOUS, now);
            case DELETE -> erasure.erase(rule.tenant(), claimed, Remains.NOTHING, now);
            case NONE -> throw new IllegalArgumentException("no rule");
        }
        audit.recordAs(
                rule.tenant(),
                AuditTrail.SYSTEM,
                "visitors." + done(rule.action()),
                Place.LOCATION_ID.text(rule.locationId()),
                null,
                Map.of("visitors", claimed.size(), "after_days", rule.afterDays()));
        return claimed.size();
    }

    private void archive(Tenant tenant, Collection<UUID> claimed, Instant now) {
        var locked = visits.locked(tenant, claimed);
        var with = parties.of(tenant, locked);
        for (var visit : locked) {
            visit.archive(now);
            visit.changed(now);
            events.updated(visit, Objects.requireNonNull(with.get(visit.id())), List.of("archived_at"), now);
        }
    }

    private static String done(RetentionAction action) {
        return switch (action) {
            case ARCHIVE -> "archived";
            case ANONYMISE -> "anonymised";
            case DELETE -> "deleted";
            case NONE -> throw new IllegalArgumentException("no rule");
        };
    }
}
