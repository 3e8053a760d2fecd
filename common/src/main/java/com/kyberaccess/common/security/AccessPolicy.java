package com.kyberaccess.common.security;

import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.error.EnumNames;
import com.kyberaccess.common.error.PlatformError;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a caller may do, from the method and the path template alone (contract, article 1, *Generating API Keys*).
/// The one place where scopes and roles are checked.
final class AccessPolicy {
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private AccessPolicy() {}

    /// @throws ApiException 403 `INSUFFICIENT_SCOPE` naming the missing scope, or `FORBIDDEN` naming the roles
    static void check(Caller caller, String method, String endpoint, @Nullable TeamOnly teamOnly) {
        if (teamOnly != null) {
            checkRole(caller, teamOnly.value());
        }
        boolean allowed =
                switch (caller.scope()) {
                    case READ_WRITE -> true;
                    case READ_ONLY -> READING.contains(method);
                    case CUSTOM -> granted(caller.permissions(), method, endpoint);
                };
        if (!allowed) {
            throw new ApiException(
                    PlatformError.INSUFFICIENT_SCOPE,
                    caller.scope() == Scope.CUSTOM
                            ? "The key's custom scope does not include %s %s.".formatted(method, endpoint)
                            : "The key's scope is read_only; %s %s needs read_write.".formatted(method, endpoint));
        }
        // A team screen says itself who may change what: logging out is for everybody.
        if (teamOnly == null && caller.role() == Role.VIEW_ONLY && !READING.contains(method)) {
            throw new ApiException(PlatformError.FORBIDDEN, "The role view_only may not change anything.");
        }
    }

    private static void checkRole(Caller caller, Role[] allowed) {
        if (caller.role() == null || !List.of(allowed).contains(caller.role())) {
            throw new ApiException(
                    PlatformError.FORBIDDEN,
                    "This is for team members, signed in, with one of the roles: "
                            + Arrays.stream(allowed).map(EnumNames::of).collect(Collectors.joining(", ")) + ".");
        }
    }

    private static boolean granted(List<Permission> permissions, String method, String endpoint) {
        return permissions.stream()
                .anyMatch(permission -> permission.endpoint().equals(endpoint)
                        && (permission.methods().contains(method)
                                || (method.equals("HEAD")
                                        && permission.methods().contains("GET"))));
    }
}
