package com.kyberaccess.emergency.stream;

import com.kyberaccess.common.security.Caller;
import com.kyberaccess.common.security.Revocations;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.common.stream.StreamConfig;
import com.kyberaccess.common.stream.StreamHub;
import com.kyberaccess.common.stream.StreamSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The streams of this service: what the {@link StreamLog} says, from the state of every {@link StateSource} on.
@ApplicationScoped
class EmergencyStream implements StreamSource {
    private final StreamLog log;
    private final List<StateSource> sources;
    private final StreamHub hub;

    EmergencyStream(
            StreamLog log,
            @All List<StateSource> sources,
            Revocations revocations,
            StreamConfig config,
            MeterRegistry metrics,
            Clock clock) {
        this.log = log;
        this.sources = sources;
        this.hub = new StreamHub("emergency-stream", this, revocations, config, metrics, clock);
    }

    void start(@Observes StartupEvent event) {
        hub.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        hub.stop();
    }

    void appended(@Observes(during = TransactionPhase.AFTER_SUCCESS) StreamLog.Appended event) {
        hub.wake();
    }

    void follow(Caller caller, @Nullable String lastEventId, RoutingContext request) {
        hub.follow(caller, lastEventId, request);
    }

    @Override
    public Map<Tenant, Long> heads(Collection<Tenant> tenants) {
        return log.heads(tenants);
    }

    @Override
    public List<Entry> entries(Tenant tenant, long after, long last) {
        return log.entries(tenant, after, last);
    }

    @Override
    public String state(Tenant tenant, @Nullable UUID section) {
        var state = new LinkedHashMap<String, Object>();
        sources.forEach(source -> state.put(source.name(), source.state(tenant)));
        return log.json(state);
    }
}
