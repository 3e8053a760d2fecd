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
/// @param permissions of a custom scope, else empty
/// @param allowedIps where it may be used from; empty: anywhere
/// @param secretId `sec_…`, which of the key's secrets was presented
/// @param endsAt when the key, or this secret of it, ends; null if never
public record KeyIdentity(
        String id,
        Tenant tenant,
        Scope scope,
        List<Permission> permissions,
        List<String> allowedIps,
        String secretId,
        @Nullable Instant endsAt) {}
