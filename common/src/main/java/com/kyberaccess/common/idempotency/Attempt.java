package com.kyberaccess.common.idempotency;

import com.kyberaccess.common.security.Caller;
import com.kyberaccess.common.security.Tenant;
import io.vertx.ext.web.RoutingContext;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The present request, if it came with an `Idempotency-Key`: one try to carry it out.
final class Attempt {
    private static final String IN_CONTEXT = Attempt.class.getName();

    private final IdempotencyKey key;
    private final Caller caller;
    private final byte[] fingerprint;
    private final UUID id = UUID.randomUUID();
    private volatile boolean committed;
    private volatile boolean settled;

    Attempt(IdempotencyKey key, Caller caller, byte[] fingerprint) {
        this.key = key;
        this.caller = caller;
        this.fingerprint = fingerprint;
    }

    void keepIn(RoutingContext request) {
        request.put(IN_CONTEXT, this);
    }

    static @Nullable Attempt of(RoutingContext request) {
        return request.get(IN_CONTEXT);
    }

    IdempotencyKey key() {
        return key;
    }

    Tenant tenant() {
        return caller.tenant();
    }

    /// `key_…` or `usr_…`.
    String subject() {
        return caller.subject();
    }

    byte[] fingerprint() {
        return fingerprint;
    }

    /// Tells this try from others of the same request.
    UUID id() {
        return id;
    }

    /// Whether a transaction of this request has changed something for good.
    boolean committed() {
        return committed;
    }

    void markCommitted() {
        committed = true;
    }

    /// Whether its row says how it ended.
    boolean settled() {
        return settled;
    }

    void markSettled() {
        settled = true;
    }
}
