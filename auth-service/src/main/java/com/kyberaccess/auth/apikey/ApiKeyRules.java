package com.kyberaccess.auth.apikey;

import com.kyberaccess.auth.permission.PublishedEndpoints;
import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.error.FieldIssue;
import com.kyberaccess.common.security.Permission;
import com.kyberaccess.common.security.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a well-formed {@link ApiKeyRequest} must satisfy besides.
final class ApiKeyRules {
    /// The last year that RFC 3339 can write.
    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T23:59:59Z");

    private final List<FieldIssue> issues = new ArrayList<>();

    private ApiKeyRules() {}

    /// @return the permissions in the published spelling; empty unless the scope is custom
    /// @throws ApiException 422 with every field at fault
    static List<Permission> check(ApiKeyRequest request, Instant now) {
        var rules = new ApiKeyRules();
        rules.expiry(request.expiresAt(), now);
        var permissions = rules.permissions(request);
        if (!rules.issues.isEmpty()) {
            throw ApiException.invalidFields(rules.issues);
        }
        return permissions;
    }

    private void expiry(@Nullable Instant expiresAt, Instant now) {
        if (expiresAt != null && !expiresAt.isAfter(now)) {
            issues.add(new FieldIssue("expires_at", "Must be in the future"));
        } else if (expiresAt != null && expiresAt.isAfter(END_OF_TIME)) {
            issues.add(new FieldIssue("expires_at", "Must be before the year 10000"));
        }
    }

    private List<Permission> permissions(ApiKeyRequest request) {
        var asked = request.permissions();
        if (request.scope() != Scope.CUSTOM) {
            if (asked != null) {
                issues.add(new FieldIssue("permissions", "Only with the scope custom"));
            }
            return List.of();
        }
        if (asked == null || asked.isEmpty()) {
            issues.add(new FieldIssue("permissions", "Required with the scope custom"));
            return List.of();
        }
        var permissions = new ArrayList<Permission>();
        for (int i = 0; i < asked.size(); i++) {
            permission("permissions[" + i + "]", asked.get(i), permissions);
        }
        return permissions;
    }

    private void permission(String field, PermissionRequest asked, List<Permission> permissions) {
        var published = PublishedEndpoints.find(asked.endpoint());
        if (published.isEmpty()) {
            issues.add(new FieldIssue(
                    field + ".endpoint", "Unknown endpoint; GET /api/v1/api-keys/permissions lists what there is"));
            return;
        }
        var methods = asked.methods().stream()
                .map(method -> method.toUpperCase(Locale.ROOT))
                .distinct()
                .toList();
        if (published.get().methods().containsAll(methods)) {
            permissions.add(new Permission(published.get().endpoint(), methods));
        } else {
            issues.add(new FieldIssue(
                    field + ".methods",
                    "This endpoint has: " + String.join(", ", published.get().methods())));
        }
    }
}
