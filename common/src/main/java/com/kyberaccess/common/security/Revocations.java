package com.kyberaccess.common.security;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// The ids of revoked keys (`key_…`), of secrets that a rotation replaced (`sec_…`), of ended sessions of team members
/// (`ses_…`) and of logged-out tokens (their `jti`), as this replica knows them. {@link RevocationFeed} fills it.
///
/// A revocation may be known before it is in force: a rotated key's old secret ends at a time that is told to every
/// replica when the rotation happens. So it ends on time without auth-service, without Kafka, and after a restart.
@ApplicationScoped
public class Revocations {
    private final ConcurrentMap<String, Instant> inForceFrom = new ConcurrentHashMap<>();
    private final Clock clock;

    Revocations(Clock clock) {
        this.clock = clock;
    }

    public boolean contains(String id) {
        var from = inForceFrom.get(id);
        return from != null && !from.isAfter(clock.instant());
    }

    /// Takes effect in this replica at once; the others learn of it from the topic.
    public void add(String id) {
        inForceFrom.put(id, Instant.MIN);
    }

    /// Takes effect in this replica at `from`, or earlier if that was said before.
    public void add(String id, Instant from) {
        inForceFrom.merge(id, from, (one, other) -> one.isBefore(other) ? one : other);
    }

    void remove(String id) {
        inForceFrom.remove(id);
    }
}
