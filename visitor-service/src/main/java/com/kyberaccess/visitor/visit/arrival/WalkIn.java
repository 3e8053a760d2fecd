package com.kyberaccess.visitor.visit.arrival;

import com.kyberaccess.common.security.Caller;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.visitor.screening.ScreeningReport;
import com.kyberaccess.visitor.visit.Party;
import com.kyberaccess.visitor.visit.PersonKey;
import com.kyberaccess.visitor.visit.VisitPlan;
import com.kyberaccess.visitor.visit.event.Channel;
import io.opentelemetry.context.Context;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A walk-in of which everything is known but what the database says to it.
///
/// @param caller who checks the visitor in
/// @param report how the screening ended
/// @param screeningSkipped whether the caller chose so
/// @param channel by what the visitor came
/// @param trace of the request, which another's thread may write
record WalkIn(
        Caller caller,
        VisitPlan plan,
        Party party,
        ScreeningReport report,
        boolean screeningSkipped,
        Channel channel,
        Context trace) {

    Tenant tenant() {
        return caller.tenant();
    }

    UUID location() {
        return party.place().id();
    }

    /// Null if it was not skipped.
    @Nullable
    String skippedBy() {
        return screeningSkipped ? caller.subject() : null;
    }

    /// The same for both taps of a double tap.
    UUID arrival() {
        return PersonKey.arrival(plan.visitor(), plan.hostId(), plan.locationId());
    }

    /// Null if nothing tells who the visitor is.
    @Nullable
    String person() {
        return PersonKey.of(plan.visitor());
    }
}
