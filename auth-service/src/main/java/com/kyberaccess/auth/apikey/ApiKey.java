package com.kyberaccess.auth.apikey;

import com.kyberaccess.common.id.IdType;
import com.kyberaccess.common.security.Mode;
import com.kyberaccess.common.security.Permission;
import com.kyberaccess.common.security.Scope;
import com.kyberaccess.common.security.Tenant;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
class ApiKey {
    /// Ids of API keys: `key_…`.
    static final IdType ID = new IdType("key");

    @Id
    private UUID id;

    @Column
    private UUID accountId;

    @Column
    private String name;

    @Column
    @Enumerated(EnumType.STRING)
    private Scope scope;

    @Column
    @Enumerated(EnumType.STRING)
    private Mode mode;

    @Column
    private String[] grants;

    @Column
    private String last4;

    @Column
    private @Nullable Instant expiresAt;

    /// Written by {@link LastUses} alone.
    @Column(insertable = false, updatable = false)
    private @Nullable Instant lastUsedAt;

    @Column
    private Instant createdAt;

    /// Written by {@link ApiKeyRepository#revoke} alone.
    @Column(insertable = false, updatable = false)
    private @Nullable Instant revokedAt;

    ApiKey() {}

    ApiKey(UUID accountId, ApiKeyRequest request, List<Permission> permissions, String last4, Instant now) {
        this.id = IdType.next();
        this.accountId = accountId;
        this.name = request.name();
        this.scope = request.scope();
        this.mode = request.mode();
        this.grants = permissions.stream()
                .flatMap(
                        permission -> permission.methods().stream().map(method -> method + " " + permission.endpoint()))
                .toArray(String[]::new);
        this.last4 = last4;
        this.expiresAt = request.expiresAt();
        this.createdAt = now;
    }

    Tenant tenant() {
        return new Tenant(accountId, mode);
    }

    String publicId() {
        return ID.text(id);
    }

    /// One entry an endpoint; empty unless the scope is custom.
    List<Permission> permissions() {
        var methods = new LinkedHashMap<String, TreeSet<String>>();
        Arrays.stream(grants).map(grant -> grant.split(" ", 2)).forEach(grant -> methods.computeIfAbsent(
                        grant[1], endpoint -> new TreeSet<>())
                .add(grant[0]));
        return methods.entrySet().stream()
                .map(entry -> new Permission(entry.getKey(), List.copyOf(entry.getValue())))
                .toList();
    }

    boolean expired(Instant now) {
        return expiresAt != null && !expiresAt.isAfter(now);
    }

    boolean revoked() {
        return revokedAt != null;
    }

    UUID id() {
        return id;
    }

    String name() {
        return name;
    }

    Scope scope() {
        return scope;
    }

    String last4() {
        return last4;
    }

    @Nullable
    Instant expiresAt() {
        return expiresAt;
    }

    @Nullable
    Instant lastUsedAt() {
        return lastUsedAt;
    }

    Instant createdAt() {
        return createdAt;
    }
}
