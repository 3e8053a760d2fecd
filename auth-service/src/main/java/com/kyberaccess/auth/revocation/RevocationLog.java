package com.kyberaccess.auth.revocation;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.kyberaccess.common.outbox.Outbox;
import com.kyberaccess.common.security.RevocationFeed;
import com.kyberaccess.common.security.Revocations;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.common.security.TokenClaims;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// Makes a revocation known: to this replica with the commit, to all others through the compacted topic, and to this
/// service's own next start from the table, even before Kafka has been read.
@ApplicationScoped
public class RevocationLog {
    /// Verifiers take a token for up to this much longer than it lives (the largest clock skew they may allow).
    private static final Duration LARGEST_SKEW = Duration.ofMinutes(5);

    private final RevocationTable table;
    private final Outbox outbox;
    private final ObjectMapper mapper;
    private final Revocations revocations;
    private final Event<Committed> committed;
    private final Clock clock;

    record Committed(String id) {}

    RevocationLog(
            RevocationTable table,
            Outbox outbox,
            ObjectMapper mapper,
            Revocations revocations,
            Event<Committed> committed,
            Clock clock) {
        this.table = table;
        this.outbox = outbox;
        this.mapper = mapper;
        this.revocations = revocations;
        this.committed = committed;
        this.clock = clock;
    }

    /// Revokes an API key with the tokens minted from it.
    @Transactional(Transactional.TxType.MANDATORY)
    public void revokeKey(Tenant tenant, String keyId, Instant now) {
        revoke(tenant, keyId, "api_key.revoked", now, now.plus(TokenClaims.LIFETIME));
    }

    /// Revokes one token.
    @Transactional(Transactional.TxType.MANDATORY)
    public void revokeToken(Tenant tenant, String tokenId, Instant expiresAt, Instant now) {
        revoke(tenant, tokenId, "token.revoked", now, expiresAt);
    }

    void start(@Observes StartupEvent event) {
        table.inForce(clock.instant()).forEach(revocations::add);
    }

    void inForce(@Observes(during = TransactionPhase.AFTER_SUCCESS) Committed revoked) {
        revocations.add(revoked.id());
    }

    private void revoke(Tenant tenant, String id, String type, Instant now, Instant lastTokenEnds) {
        table.insert(id, now, lastTokenEnds.plus(LARGEST_SKEW));
        var payload = mapper.createObjectNode().put("id", id).put("revoked_at", now.toString());
        outbox.appendRaw(RevocationFeed.TOPIC, id, tenant, type, now, payload.toString());
        committed.fire(new Committed(id));
    }
}
