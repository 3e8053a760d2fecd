package com.kyberaccess.common.security;

import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.error.EnumNames;
import com.kyberaccess.common.error.PlatformError;
import com.kyberaccess.common.security.EndpointRule.Audience;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What a caller may do, from the method and the path template alone: a team member by the role, as the
/// {@link AccessTable} says; a key by its scope (contract, article 1, *Generating API Keys*), where the table lets keys
/// in. The one place where scopes and roles are checked.
@Singleton
final class AccessPolicy {
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final AccessTable table;

    AccessPolicy(AccessTable table) {
        this.table = table;
    }

    /// @throws ApiException 403 `INSUFFICIENT_SCOPE` naming the missing scope, or `FORBIDDEN` naming the roles
    void check(Caller caller, String method, String endpoint) {
        var role = caller.role();
        if (role == null) {
            checkKey(caller, method, endpoint);
        } else if (!method.equals("OPTIONS") && !role.atLeast(leastRole(method, endpoint))) {
            throw new ApiException(
                    PlatformError.FORBIDDEN,
                    "The role %s may not %s %s; this is for: %s."
                            .formatted(EnumNames.of(role), method, endpoint, roles(leastRole(method, endpoint))));
        }
    }

    private void checkKey(Caller key, String method, String endpoint) {
        var rule = table.find(endpoint);
        if (rule.isPresent() && rule.get().audience() == Audience.TEAM) {
            throw new ApiException(
                    PlatformError.FORBIDDEN,
                    "This is for team members, signed in, with one of the roles: " + roles(leastRole(method, endpoint))
                            + ".");
        }
        boolean allowed =
                switch (key.scope()) {
                    case READ_WRITE -> true;
                    case READ_ONLY -> READING.contains(method);
                    case CUSTOM -> granted(key.permissions(), method, endpoint);
                };
        if (!allowed) {
            throw new ApiException(
                    PlatformError.INSUFFICIENT_SCOPE,
                    key.scope() == Scope.CUSTOM
                            ? "The key's custom scope does not include %s %s.".formatted(method, endpoint)
                            : "The key's scope is read_only; %s %s needs read_write.".formatted(method, endpoint));
        }
    }

    /// What nobody has decided yet is the owner's alone.
    private Role leastRole(String method, String endpoint) {
        return table.find(endpoint).map(rule -> rule.leastRole(method)).orElse(Role.OWNER);
    }

    private static String roles(Role least) {
        return Arrays.stream(Role.values())
                .filter(role -> role.atLeast(least))
                .map(EnumNames::of)
                .collect(Collectors.joining(", "));
    }

    private static boolean granted(List<Permission> permissions, String method, String endpoint) {
        return permissions.stream()
                .anyMatch(permission -> permission.endpoint().equals(endpoint)
                        && (permission.methods().contains(method)
                                || (method.equals("HEAD")
                                        && permission.methods().contains("GET"))));
    }
}
