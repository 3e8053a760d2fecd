package com.kyberaccess.visitor.visit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.outbox.Outbox;
import com.kyberaccess.common.security.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Hosts and locations as every walk-in needs them: from memory. A change holds at once in the replica that made it,
/// and in the others within {@link #FRESH}.
@ApplicationScoped
public class KnownParties {
    static final Duration FRESH = Duration.ofSeconds(1);
    private static final int PARTIES = 20_000;

    private final Parties parties;
    private final Cache<Asked, Party> known =
            Caffeine.newBuilder().maximumSize(PARTIES).expireAfterWrite(FRESH).build();

    private record Asked(
            Tenant tenant, String hostId, @Nullable String locationId) {}

    KnownParties(Parties parties) {
        this.parties = parties;
    }

    /// As {@link Parties#requested}.
    ///
    /// @throws ApiException 422 naming each of `host_id` and `location_id` that the tenant does not have
    public Party requested(Tenant tenant, String hostId, @Nullable String locationId) {
        return known.get(
                new Asked(tenant, hostId, locationId),
                asked -> parties.requested(asked.tenant(), asked.hostId(), asked.locationId()));
    }

    /// Every change of a host or a location is an event of this service.
    void forget(@Observes Outbox.Committed committed) {
        if (committed.types().stream().anyMatch(type -> type.startsWith("host.") || type.startsWith("location."))) {
            known.invalidateAll();
        }
    }
}
