package com.kyberaccess.auth.apikey;

import com.kyberaccess.common.security.Mode;
import com.kyberaccess.common.security.Permission;
import com.kyberaccess.common.security.Scope;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A key, without its secret (contract, article 1, *Viewing Active Keys*).
///
/// @param last4 the last four characters of the key
/// @param permissions empty unless the scope is custom
/// @param lastUsedAt when it was last exchanged for a token, accurate to a minute; null: never
public record ApiKeyView(
        String id,
        String name,
        Scope scope,
        Mode mode,
        String last4,
        List<Permission> permissions,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt) {

    static ApiKeyView of(ApiKey key) {
        return new ApiKeyView(
                key.publicId(),
                key.name(),
                key.scope(),
                key.tenant().mode(),
                key.last4(),
                key.permissions(),
                key.createdAt(),
                key.expiresAt(),
                key.lastUsedAt());
    }
}
