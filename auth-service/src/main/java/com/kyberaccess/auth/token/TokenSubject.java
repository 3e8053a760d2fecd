package com.kyberaccess.auth.token;

import com.kyberaccess.common.security.Permission;
import com.kyberaccess.common.security.Role;
import com.kyberaccess.common.security.Scope;
import com.kyberaccess.common.security.Tenant;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whom a token is for.
///
/// @param id `key_…` or `usr_…`
/// @param permissions of a custom scope, else empty
/// @param role of a team member, null for a key
/// @param notAfter the token ends by then at the latest, null: no such bound
public record TokenSubject(
        String id,
        Tenant tenant,
        Scope scope,
        List<Permission> permissions,
        @Nullable Role role,
        @Nullable Instant notAfter) {}
