package com.kyberaccess.auth.apikey;

import com.kyberaccess.common.security.Permission;
import com.kyberaccess.common.security.Scope;
import com.kyberaccess.common.security.Tenant;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whom a presented key stands for.
///
/// @param id `key_…`
/// @param expiresAt when the key ends, null if never
public record KeyIdentity(
        String id,
        Tenant tenant,
        Scope scope,
        List<Permission> permissions,
        @Nullable Instant expiresAt) {

    static KeyIdentity of(ApiKey key) {
        return new KeyIdentity(key.publicId(), key.tenant(), key.scope(), key.permissions(), key.expiresAt());
    }
}
