package com.kyberaccess.visitor.visit.erasure;

import com.kyberaccess.common.mail.MailErasure;
import com.kyberaccess.common.outbox.OutboxRedaction;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.visitor.topic.VisitorTopic;
import com.kyberaccess.visitor.visit.Visit;
import com.kyberaccess.visitor.visit.VisitErasure;
import com.kyberaccess.visitor.visit.event.VisitEvents;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/// Erases all that this service knows of visitors, in the caller's transaction: what the features keep beside the
/// visit, the names in the log of check-in events, mails that tell of them, events that have not been published yet,
/// and the visit's own row. `visitor.deleted` follows the visit's earlier events, and the other services erase on it
/// (docs/guides/privacy.md says what each store holds).
@ApplicationScoped
public class Erasure {
    private final List<VisitErasure> features;
    private final ErasureTable table;
    private final OutboxRedaction outbox;
    private final MailErasure mails;
    private final VisitEvents events;

    Erasure(
            @All List<VisitErasure> features,
            ErasureTable table,
            OutboxRedaction outbox,
            MailErasure mails,
            VisitEvents events) {
        this.features = features;
        this.table = table;
        this.outbox = outbox;
        this.mails = mails;
        this.events = events;
    }

    /// @param visits of the tenant, locked by the caller; nobody of them is on site
    @Transactional(Transactional.TxType.MANDATORY)
    public void erase(Tenant tenant, Collection<UUID> visits, Remains remains, Instant now) {
        if (visits.isEmpty()) {
            return;
        }
        var publicIds = visits.stream().map(Visit.VISIT_ID::text).toList();
        features.forEach(feature -> feature.erase(tenant, visits));
        table.forgetNames(tenant, visits);
        table.forgetWalkIns(visits);
        mails.erase(publicIds);
        outbox.redact(VisitorTopic.NAME, publicIds, EventRedaction::redact);
        var erased =
                switch (remains) {
                    case NOTHING -> table.delete(tenant, visits);
                    case ANONYMOUS -> table.anonymise(tenant, visits, now);
                };
        erased.forEach(visit -> events.deleted(tenant, visit.id(), visit.locationId(), now));
    }
}
