package com.kyberaccess.visitor.host;

import com.kyberaccess.common.security.Tenant;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/// How many visitors hosts had; answered by the feature that owns the visits, so that hosts need not know of it.
public interface VisitCounts {
    /// Visitors of each host who checked in at or after `since` and before `until`. Hosts without any are missing.
    Map<UUID, Long> of(Tenant tenant, Collection<HostDay> days);

    /// A host's day.
    record HostDay(UUID host, Instant since, Instant until) {}
}
