package com.kyberaccess.visitor.visit.archive;

import com.kyberaccess.common.audit.AuditTrail;
import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.visitor.visit.Parties;
import com.kyberaccess.visitor.visit.VisitRepository;
import com.kyberaccess.visitor.visit.event.VisitEvents;
import com.kyberaccess.visitor.visit.view.VisitDetail;
import com.kyberaccess.visitor.visit.view.VisitViews;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// Puts visits out of the way, and back. Everything of them is kept.
@ApplicationScoped
class Archive {
    private final VisitRepository visits;
    private final Parties parties;
    private final VisitViews views;
    private final VisitEvents events;
    private final AuditTrail audit;
    private final Clock clock;

    Archive(
            VisitRepository visits,
            Parties parties,
            VisitViews views,
            VisitEvents events,
            AuditTrail audit,
            Clock clock) {
        this.visits = visits;
        this.parties = parties;
        this.views = views;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    /// Once more changes nothing.
    ///
    /// @throws ApiException 404 for an unknown visit, 409 for who is on site, or waits for a review
    @Transactional
    VisitDetail set(Tenant tenant, String id, boolean archived) {
        var visit = visits.required(tenant, id);
        if (archived != (visit.archivedAt() != null)) {
            var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            visit.archive(archived ? now : null);
            visit.changed(now);
            events.updated(visit, parties.of(visit), List.of("archived_at"), now);
            audit.record(archived ? "visitor.archived" : "visitor.unarchived", visit.publicId(), null, null);
        }
        return views.detail(tenant, visit);
    }
}
