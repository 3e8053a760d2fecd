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
/// @param lastUsedAt when a request last came with it or with a token minted from it, accurate to a minute; null: never
/// @param allowedIps where it may be used from; empty: anywhere
/// @param overlapEndsAt after a rotation: until when the secret before this one works; null: it does not any more
public record ApiKeyView(
        String id,
        String name,
        Scope scope,
        Mode mode,
        String last4,
        List<Permission> permissions,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt,
        List<String> allowedIps,
        @Nullable Instant overlapEndsAt) {

    static ApiKeyView of(ApiKey key, Instant now) {
        return new ApiKeyView(
                key.publicId(),
                key.name(),
                key.scope(),
                key.tenant().mode(),
                key.last4(),
                key.permissions(),
                key.createdAt(),
                key.expiresAt(),
                key.lastUsedAt(),
                key.allowedIps(),
                key.overlapEndsAt(now));
    }
}
