package com.kyberaccess.visitor.visit.active;

import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.security.Caller;
import com.kyberaccess.common.security.Revocations;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.common.stream.StreamConfig;
import com.kyberaccess.common.stream.StreamHub;
import com.kyberaccess.common.stream.StreamSource;
import com.kyberaccess.visitor.location.Locations;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The streams of this service: what the {@link ActiveLog} says, from who is on site on. Numbers are given just
/// before they are looked for, so that nothing waits longer than the hub's poll.
@ApplicationScoped
class ActiveStream implements StreamSource {
    private final ActiveLog log;
    private final Locations locations;
    private final StreamHub hub;

    ActiveStream(
            ActiveLog log,
            Locations locations,
            Revocations revocations,
            StreamConfig config,
            MeterRegistry metrics,
            Clock clock) {
        this.log = log;
        this.locations = locations;
        this.hub = new StreamHub("active-stream", this, revocations, config, metrics, clock);
    }

    void start(@Observes StartupEvent event) {
        hub.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        hub.stop();
    }

    /// @param location null for all of the tenant's
    /// @throws ApiException 400 for a location that is none of the tenant's, 503 if too many streams are open here
    void follow(Caller caller, @Nullable String location, @Nullable String lastEventId, RoutingContext request) {
        var place = location == null ? null : locations.parameter(caller.tenant(), location);
        hub.follow(caller, place == null ? null : place.id(), lastEventId, request);
    }

    @Override
    public Map<Tenant, Long> heads(Collection<Tenant> tenants) {
        log.number();
        return log.heads(tenants);
    }

    @Override
    public List<Entry> entries(Tenant tenant, long after, long last) {
        return log.entries(tenant, after, last);
    }

    @Override
    public String state(Tenant tenant, @Nullable UUID location) {
        return log.state(tenant, location);
    }
}
