package com.kyberaccess.emergency.evacuation;

import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.emergency.presence.Freshness;
import com.kyberaccess.emergency.presence.OnSite;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads the list from the projection alone: it answers whatever else is down.
@ApplicationScoped
class EvacuationList {
    private static final String ALL = "All locations";

    private final OnSite onSite;
    private final Freshness freshness;
    private final Clock clock;

    EvacuationList(OnSite onSite, Freshness freshness, Clock clock) {
        this.onSite = onSite;
        this.freshness = freshness;
        this.clock = clock;
    }

    /// @throws ApiException 404 if `location` is given and not the tenant's
    EvacuationListView of(Tenant tenant, @Nullable UUID location) {
        // Before the people are read: the list is at least as new as it says.
        var asOf = freshness.asOf();
        var names = onSite.locationNames(tenant, location);
        if (location != null && names.isEmpty()) {
            throw ApiException.notFound("The location");
        }
        var people = onSite.people(tenant, location).stream()
                .map(EvacuationListView.Row::of)
                .toList();
        var now = clock.instant();
        return new EvacuationListView(
                names.size() == 1 ? names.getFirst() : ALL, now, asOf, lag(asOf, now), people.size(), people);
    }

    private static @Nullable Long lag(@Nullable Instant asOf, Instant now) {
        return asOf == null ? null : Math.max(0, Duration.between(asOf, now).toMillis());
    }
}
