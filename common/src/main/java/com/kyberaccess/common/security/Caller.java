package com.kyberaccess.common.security;

import com.kyberaccess.common.plan.Plan;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who calls, as the verified token says.
///
/// @param tenant whose data the caller works on
/// @param subject `key_…` or `usr_…`
/// @param tokenId the token's `jti`; a log-out revokes it
/// @param scope of the key; a team member's is `read_write`, narrowed by the role
/// @param permissions of a custom scope, else empty
/// @param role of a team member, null for a key
/// @param plan the account's
/// @param zone the account's time zone, for days without a location
/// @param expiresAt when the token ends
public record Caller(
        Tenant tenant,
        String subject,
        String tokenId,
        Scope scope,
        List<Permission> permissions,
        @Nullable Role role,
        Plan plan,
        ZoneId zone,
        Instant expiresAt) {}
