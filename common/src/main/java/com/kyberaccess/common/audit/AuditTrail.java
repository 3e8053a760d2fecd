package com.kyberaccess.common.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.kyberaccess.common.event.EventCodec;
import com.kyberaccess.common.http.ClientRequest;
import com.kyberaccess.common.outbox.Outbox;
import com.kyberaccess.common.security.CurrentCaller;
import com.kyberaccess.common.security.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Records who did what to which object, in the transaction of the change: an entry for what happened, and none
/// for what was rolled back. It travels through the outbox to auth-service, which chains and serves it.
///
/// Actions are `object.done` in lower snake case, such as `api_key.revoked`. Before and after are small maps or
/// records of what changed, without secrets and without personal data of visitors.
@ApplicationScoped
public class AuditTrail {
    public static final String TOPIC = "kyberaccess.audit.v1";
    /// The actor of what no caller asked for.
    public static final String SYSTEM = "system";

    private final Outbox outbox;
    private final EventCodec codec;
    private final CurrentCaller caller;
    private final ClientRequest request;
    private final Clock clock;
    private final String service;

    AuditTrail(
            Outbox outbox,
            EventCodec codec,
            CurrentCaller caller,
            ClientRequest request,
            Clock clock,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.outbox = outbox;
        this.codec = codec;
        this.caller = caller;
        this.request = request;
        this.clock = clock;
        this.service = service;
    }

    /// What the caller of the present request did.
    @Transactional(Transactional.TxType.MANDATORY)
    public void record(String action, String object, @Nullable Object before, @Nullable Object after) {
        var present = caller.get();
        recordAs(present.tenant(), present.subject(), action, object, before, after);
    }

    /// What `actor` did where there is no authenticated caller: log-in, invitations, jobs ({@link #SYSTEM}).
    @Transactional(Transactional.TxType.MANDATORY)
    public void recordAs(
            Tenant tenant,
            String actor,
            String action,
            String object,
            @Nullable Object before,
            @Nullable Object after) {
        var entry = new AuditEntry(
                actor,
                object,
                tree(before),
                tree(after),
                request.ip().orElse(null),
                request.id().orElse(null),
                service);
        outbox.append(TOPIC, tenant.account(), tenant, action, clock.instant(), entry);
    }

    private @Nullable JsonNode tree(@Nullable Object state) {
        return state == null ? null : codec.tree(state);
    }
}
