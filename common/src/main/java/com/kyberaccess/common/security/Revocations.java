package com.kyberaccess.common.security;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The ids of revoked keys (`key_…`), removed team members (`usr_…`) and logged-out tokens (their `jti`), as this
/// replica knows them. {@link RevocationFeed} fills it.
@ApplicationScoped
public class Revocations {
    private final Set<String> revoked = ConcurrentHashMap.newKeySet();

    public boolean contains(String id) {
        return revoked.contains(id);
    }

    /// Takes effect in this replica at once; the others learn of it from the topic.
    public void add(String id) {
        revoked.add(id);
    }

    void remove(String id) {
        revoked.remove(id);
    }
}
