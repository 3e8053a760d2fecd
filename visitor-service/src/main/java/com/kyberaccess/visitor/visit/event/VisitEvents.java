package com.kyberaccess.visitor.visit.event;

import com.kyberaccess.common.outbox.Outbox;
import com.kyberaccess.visitor.topic.VisitorTopic;
import com.kyberaccess.visitor.visit.Party;
import com.kyberaccess.visitor.visit.Visit;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Publishes what happens to visits (contract, article 3; design §7), in the transaction in which it happens.
@ApplicationScoped
public class VisitEvents {
    private final Outbox outbox;

    VisitEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    public void preRegistered(Visit visit, Party party, Instant at) {
        append("visitor.pre_registered", visit, at, PreRegistered.of(visit, party));
    }

    public void checkedIn(Visit visit, Party party, String screeningStatus, Instant at) {
        append("visitor.checked_in", visit, at, CheckedIn.of(visit, party, screeningStatus));
    }

    public void checkedOut(Visit visit, Party party, Instant at) {
        append("visitor.checked_out", visit, at, CheckedOut.of(visit, party));
    }

    public void flagged(Visit visit, Party party, Instant at) {
        append("visitor.flagged", visit, at, Flagged.of(visit, party, at));
    }

    /// @param deniedBy `screening` or `review`
    public void denied(Visit visit, Party party, String deniedBy, @Nullable String reason, Instant at) {
        append("visitor.denied", visit, at, Denied.of(visit, party, deniedBy, reason, at));
    }

    private void append(String type, Visit visit, Instant at, Object data) {
        outbox.append(VisitorTopic.NAME, visit.publicId(), visit.tenant(), type, at, data);
    }
}
