package com.kyberaccess.auth.revocation;

import com.kyberaccess.common.outbox.Outbox;
import com.kyberaccess.common.security.RevocationFeed;
import com.kyberaccess.common.security.RevocationMessage;
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
import org.jspecify.annotations.Nullable;

/// Makes a revocation known: to this replica with the commit, to all others through the compacted topic, and to this
/// service's own next start from the table, even before Kafka has been read.
@ApplicationScoped
public class RevocationLog {
    /// Verifiers take a token for up to this much longer than it lives (the largest clock skew they may allow).
    private static final Duration LARGEST_SKEW = Duration.ofMinutes(5);

    /// A log-in under way may still issue a token that carries an ended session, this much later.
    private static final Duration LONGEST_LOG_IN = Duration.ofMinutes(1);

    private final RevocationTable table;
    private final Outbox outbox;
    private final RevocationMessage messages;
    private final Revocations revocations;
    private final Event<Committed> committed;
    private final Clock clock;

    record Committed(String id, @Nullable Instant effectiveAt) {}

    RevocationLog(
            RevocationTable table,
            Outbox outbox,
            RevocationMessage messages,
            Revocations revocations,
            Event<Committed> committed,
            Clock clock) {
        this.table = table;
        this.outbox = outbox;
        this.messages = messages;
        this.revocations = revocations;
        this.committed = committed;
        this.clock = clock;
    }

    /// Revokes an API key with the tokens minted from it.
    @Transactional(Transactional.TxType.MANDATORY)
    public void revokeKey(Tenant tenant, String keyId, Instant now) {
        revoke(tenant, keyId, "api_key.revoked", now, null, now.plus(TokenClaims.LIFETIME));
    }

    /// Revokes one token.
    @Transactional(Transactional.TxType.MANDATORY)
    public void revokeToken(Tenant tenant, String tokenId, Instant expiresAt, Instant now) {
        revoke(tenant, tokenId, "token.revoked", now, null, expiresAt);
    }

    /// Revokes one of a key's secrets with the tokens minted from it, at a time that every replica is told now.
    ///
    /// @param endsAt when, at once unless it is after `now`; a later call may only bring it forward
    @Transactional(Transactional.TxType.MANDATORY)
    public void revokeSecret(Tenant tenant, String secretId, Instant endsAt, Instant now) {
        var effectiveAt = endsAt.isAfter(now) ? endsAt : null;
        revoke(tenant, secretId, "api_key_secret.revoked", now, effectiveAt, endsAt.plus(TokenClaims.LIFETIME));
    }

    /// Ends a team member's session: all tokens that carry it.
    @Transactional(Transactional.TxType.MANDATORY)
    public void revokeSession(Tenant tenant, String session, Instant now) {
        revoke(
                tenant,
                session,
                "session.revoked",
                now,
                null,
                now.plus(TokenClaims.LIFETIME).plus(LONGEST_LOG_IN));
    }

    void start(@Observes StartupEvent event) {
        table.known(clock.instant()).forEach(known -> apply(known.id(), known.effectiveAt()));
    }

    void inForce(@Observes(during = TransactionPhase.AFTER_SUCCESS) Committed revoked) {
        apply(revoked.id(), revoked.effectiveAt());
    }

    private void apply(String id, @Nullable Instant effectiveAt) {
        if (effectiveAt == null) {
            revocations.add(id);
        } else {
            revocations.add(id, effectiveAt);
        }
    }

    private void revoke(
            Tenant tenant, String id, String type, Instant now, @Nullable Instant effectiveAt, Instant lastTokenEnds) {
        table.insert(id, now, effectiveAt, lastTokenEnds.plus(LARGEST_SKEW));
        outbox.appendRaw(RevocationFeed.TOPIC, id, tenant, type, now, messages.write(id, now, effectiveAt));
        committed.fire(new Committed(id, effectiveAt));
    }
}
