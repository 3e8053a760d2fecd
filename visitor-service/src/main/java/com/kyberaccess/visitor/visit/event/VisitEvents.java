package com.kyberaccess.visitor.visit.event;

import com.kyberaccess.common.outbox.Outbox;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.visitor.topic.VisitorTopic;
import com.kyberaccess.visitor.visit.Party;
import com.kyberaccess.visitor.visit.Visit;
import com.kyberaccess.visitor.visit.event.CheckInLog.Type;
import io.opentelemetry.context.Context;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Publishes what happens to visits (contract, article 3; design §7), and logs it (article 2, *Check-In Events*), in
/// the transaction in which it happens.
@ApplicationScoped
public class VisitEvents {
    private final Outbox outbox;
    private final CheckInLog log;

    VisitEvents(Outbox outbox, CheckInLog log) {
        this.outbox = outbox;
        this.log = log;
    }

    public void preRegistered(Visit visit, Party party, Instant at) {
        var id = append("visitor.pre_registered", visit, at, PreRegistered.of(visit, party));
        log.write(id, Type.PRE_REGISTERED, visit, party, at);
    }

    /// Somebody who has come in.
    ///
    /// @param screeningStatus `cleared`, `not_run` or `approved`
    /// @param trace of the request that let this one in
    public record Entrance(Visit visit, Party party, String screeningStatus, Channel channel, Context trace) {}

    public void checkedIn(List<Entrance> entrances, Instant at) {
        log.write(entrances.stream().map(entrance -> checkedIn(entrance, at)).toList(), at);
    }

    private CheckInLog.Line checkedIn(Entrance entrance, Instant at) {
        var visit = entrance.visit();
        var party = entrance.party();
        var data = CheckedIn.of(visit, party, entrance.screeningStatus());
        var id = entrance.trace()
                .wrapSupplier(() -> append("visitor.checked_in", visit, at, data))
                .get();
        return new CheckInLog.Line(id, Type.CHECK_IN, visit, party, entrance.channel());
    }

    public void checkedOut(Visit visit, Party party, Channel channel, Instant at) {
        var id = append("visitor.checked_out", visit, at, CheckedOut.of(visit, party));
        log.write(List.of(new CheckInLog.Line(id, Type.CHECK_OUT, visit, party, channel)), at);
    }

    public void flagged(Visit visit, Party party, Instant at) {
        append("visitor.flagged", visit, at, Flagged.of(visit, party, at));
    }

    /// @param deniedBy `screening` or `review`
    public void denied(
            Visit visit, Party party, String deniedBy, @Nullable String reason, Channel channel, Instant at) {
        var id = append("visitor.denied", visit, at, Denied.of(visit, party, deniedBy, reason, at));
        log.write(List.of(new CheckInLog.Line(id, Type.DENIED, visit, party, channel)), at);
    }

    public void cancelled(Visit visit, Party party, Instant at) {
        append("visitor.pre_registration_cancelled", visit, at, PreRegistered.of(visit, party));
    }

    /// @param changedFields at least one, under their names in the API
    public void updated(Visit visit, Party party, List<String> changedFields, Instant at) {
        append("visitor.updated", visit, at, Updated.of(visit, party, changedFields));
    }

    /// What is gone has no row to tell of.
    public void deleted(Tenant tenant, UUID visit, UUID location, Instant at) {
        outbox.append(
                VisitorTopic.NAME,
                Visit.VISIT_ID.text(visit),
                tenant,
                "visitor.deleted",
                at,
                Deleted.of(visit, location));
    }

    private UUID append(String type, Visit visit, Instant at, Object data) {
        return outbox.append(VisitorTopic.NAME, visit.publicId(), visit.tenant(), type, at, data);
    }
}
