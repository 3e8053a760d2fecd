package com.kyberaccess.visitor.visit.erasure;

import com.kyberaccess.common.audit.AuditTrail;
import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.visitor.visit.VisitError;
import com.kyberaccess.visitor.visit.VisitRepository;
import com.kyberaccess.visitor.visit.VisitStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// Deletes a visitor's record, with everything that hangs on it.
@ApplicationScoped
class Deletion {
    private final VisitRepository visits;
    private final Erasure erasure;
    private final AuditTrail audit;
    private final Clock clock;

    Deletion(VisitRepository visits, Erasure erasure, AuditTrail audit, Clock clock) {
        this.visits = visits;
        this.erasure = erasure;
        this.audit = audit;
        this.clock = clock;
    }

    /// @throws ApiException 404 for an unknown visit, 409 for who is on site: they would be missing from the
    ///     evacuation list
    @Transactional
    void delete(Tenant tenant, String id) {
        var visit = visits.required(tenant, id);
        if (visit.status() == VisitStatus.CHECKED_IN) {
            throw VisitError.VISITOR_ON_SITE.exception();
        }
        erasure.erase(
                tenant, List.of(visit.id()), Remains.NOTHING, clock.instant().truncatedTo(ChronoUnit.MICROS));
        audit.record("visitor.deleted", visit.publicId(), null, null);
    }
}
