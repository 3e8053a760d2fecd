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
import java.util.List;
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

    /// As the client wrote them; empty: any.
    @Column
    private String[] allowedIps;

    @Column
    private String last4;

    @Column
    private @Nullable Instant expiresAt;

    /// Written by {@link LastUses} alone.
    @Column(insertable = false, updatable = false)
    private @Nullable Instant lastUsedAt;

    /// When the secrets before the present one end; null: there are none.
    @Column
    private @Nullable Instant overlapEndsAt;

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
        this.grants = Grants.of(permissions);
        this.allowedIps = request.allowedIps().toArray(String[]::new);
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
        return Grants.permissions(grants);
    }

    boolean expired(Instant now) {
        return expiresAt != null && !expiresAt.isAfter(now);
    }

    /// From now on a new secret stands for the key, and those before it until `overlapEndsAt`.
    void rotate(String newLast4, Instant overlapEndsAt) {
        this.last4 = newLast4;
        this.overlapEndsAt = overlapEndsAt;
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

    List<String> allowedIps() {
        return List.of(allowedIps);
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

    /// Null unless a secret before the present one still works.
    @Nullable
    Instant overlapEndsAt(Instant now) {
        return overlapEndsAt != null && overlapEndsAt.isAfter(now) ? overlapEndsAt : null;
    }

    Instant createdAt() {
        return createdAt;
    }
}
