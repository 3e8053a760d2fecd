package com.kyberaccess.common.security;

import com.kyberaccess.common.net.Network;
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
/// @param secretId of the key's secrets, the one that the token was minted from; null for a team member
/// @param scope of the key; a team member's is `read_write`, narrowed by the role
/// @param permissions of a custom scope, else empty
/// @param role of a team member, null for a key
/// @param session what all tokens of a team member carry until they are ended together; null for a key
/// @param plan the account's
/// @param zone the account's time zone, for days without a location
/// @param allowedIps where the key may be used from; empty: anywhere
/// @param expiresAt when the token ends
public record Caller(
        Tenant tenant,
        String subject,
        String tokenId,
        @Nullable String secretId,
        Scope scope,
        List<Permission> permissions,
        @Nullable Role role,
        @Nullable String session,
        Plan plan,
        ZoneId zone,
        List<Network> allowedIps,
        Instant expiresAt) {

    /// Whether an API key calls, not a team member.
    public boolean isKey() {
        return role == null;
    }

    boolean isTiedToAddresses() {
        return !allowedIps.isEmpty();
    }

    boolean mayCallFrom(String address) {
        return Network.anyContains(allowedIps, address);
    }
}
