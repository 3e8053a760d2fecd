package com.kyberaccess.visitor.visit.arrival;

import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.visitor.screening.ScreeningReport;
import com.kyberaccess.visitor.visit.Party;
import com.kyberaccess.visitor.visit.PersonKey;
import com.kyberaccess.visitor.visit.VisitPlan;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A walk-in of which everything is known but what the database says to it.
///
/// @param report how the screening ended
/// @param byKey whether an API key asks for it, not a team member
/// @param skippedBy who chose to skip it, if anybody did
record WalkIn(
        Tenant tenant,
        VisitPlan plan,
        Party party,
        ScreeningReport report,
        boolean byKey,
        @Nullable String skippedBy) {

    UUID location() {
        return party.place().id();
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
