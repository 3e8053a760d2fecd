package com.kyberaccess.auth.token;

import com.kyberaccess.auth.apikey.KeyIdentity;
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
/// @param session of a team member (`ses_…`), null for a key
/// @param allowedIps where the key may be used from; empty: anywhere
/// @param secretId the key's secret that was presented, null for a team member
/// @param notAfter the token ends by then at the latest, null: no such bound
public record TokenSubject(
        String id,
        Tenant tenant,
        Scope scope,
        List<Permission> permissions,
        @Nullable Role role,
        @Nullable String session,
        List<String> allowedIps,
        @Nullable String secretId,
        @Nullable Instant notAfter) {

    /// A team member.
    public TokenSubject(
            String id, Tenant tenant, Scope scope, List<Permission> permissions, Role role, String session) {
        this(id, tenant, scope, permissions, role, session, List.of(), null, null);
    }

    static TokenSubject of(KeyIdentity key) {
        return new TokenSubject(
                key.id(),
                key.tenant(),
                key.scope(),
                key.permissions(),
                null,
                null,
                key.allowedIps(),
                key.secretId(),
                key.endsAt());
    }
}
