package com.kyberaccess.auth.permission;

import com.kyberaccess.common.security.AccessTable;
import com.kyberaccess.common.security.EndpointRule;
import com.kyberaccess.common.security.EndpointRule.Audience;
import com.kyberaccess.common.security.Permission;
import java.util.List;
import java.util.Optional;

/// What the custom scope of a key may name: every endpoint that the {@link AccessTable} opens to keys (design §4).
/// Those of team members alone (keys, users, account, audit log) are not among them.
public final class PublishedEndpoints {
    private static final List<Permission> ALL = AccessTable.STANDARD.rules().stream()
            .filter(rule -> rule.audience() == Audience.TEAM_AND_KEYS)
            .map(PublishedEndpoints::permission)
            .toList();

    private PublishedEndpoints() {}

    public static List<Permission> all() {
        return ALL;
    }

    /// The endpoint that `template` names, with all its methods. What stands in the braces does not matter.
    public static Optional<Permission> find(String template) {
        return AccessTable.STANDARD
                .find(template)
                .filter(rule -> rule.audience() == Audience.TEAM_AND_KEYS)
                .map(PublishedEndpoints::permission);
    }

    private static Permission permission(EndpointRule rule) {
        return new Permission(rule.endpoint(), List.copyOf(rule.leastRoles().keySet()));
    }
}
