package com.kyberaccess.visitor.visit.arrival;

import com.kyberaccess.common.plan.Plan;
import com.kyberaccess.common.security.Caller;
import com.kyberaccess.common.security.Mode;
import com.kyberaccess.common.security.Scope;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.visitor.host.HostCard;
import com.kyberaccess.visitor.location.Place;
import com.kyberaccess.visitor.screening.ScreeningReport;
import com.kyberaccess.visitor.visit.Party;
import com.kyberaccess.visitor.visit.VisitPlan;
import com.kyberaccess.visitor.visit.Visitor;
import com.kyberaccess.visitor.visit.event.Channel;
import io.opentelemetry.context.Context;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Walk-ins at one location.
final class Someone {
    private static final Tenant TENANT = new Tenant(UUID.randomUUID(), Mode.LIVE);
    private static final Caller CALLER = new Caller(
            TENANT,
            "key_1",
            "jti",
            null,
            Scope.READ_WRITE,
            List.of(),
            null,
            null,
            Plan.STARTER,
            ZoneOffset.UTC,
            List.of(),
            Instant.MAX);
    private static final Place PLACE = new Place(UUID.randomUUID(), "Main Office", ZoneOffset.UTC, true);
    private static final HostCard HOST = new HostCard(UUID.randomUUID(), "John Doe", null, null, PLACE.id());

    private Someone() {}

    static WalkIn called(String firstName, @Nullable String email) {
        var visitor = new Visitor(firstName, "Smith", email, null, null);
        var plan = new VisitPlan(HOST.id(), PLACE.id(), visitor, null, null, Map.of());
        return new WalkIn(
                CALLER, plan, new Party(HOST, PLACE), ScreeningReport.notRun(), false, Channel.API, Context.root());
    }
}
