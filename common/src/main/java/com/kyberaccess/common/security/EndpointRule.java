package com.kyberaccess.common.security;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who may call one endpoint: a row of the {@link AccessTable}.
public final class EndpointRule {
    private final String endpoint;
    private final Audience audience;
    private final Map<String, Role> leastRoles = new LinkedHashMap<>();

    /// Who is let in at all.
    public enum Audience {
        /// Anybody, without a credential.
        ANYBODY,
        /// Team members of the role, and no key.
        TEAM,
        /// Team members of the role, and API keys whose scope includes it.
        TEAM_AND_KEYS
    }

    private EndpointRule(String endpoint, Audience audience) {
        this.endpoint = endpoint;
        this.audience = audience;
    }

    /// @param endpoint a path template, such as `/api/v1/visitors/{visitor_id}`
    static EndpointRule on(String endpoint) {
        return new EndpointRule(endpoint, Audience.TEAM_AND_KEYS);
    }

    static EndpointRule team(String endpoint) {
        return new EndpointRule(endpoint, Audience.TEAM);
    }

    static EndpointRule anybody(String endpoint, String... methods) {
        var rule = new EndpointRule(endpoint, Audience.ANYBODY);
        for (var method : methods) {
            rule.may(method, Role.VIEW_ONLY);
        }
        return rule;
    }

    EndpointRule get(Role least) {
        return may("GET", least);
    }

    EndpointRule post(Role least) {
        return may("POST", least);
    }

    EndpointRule put(Role least) {
        return may("PUT", least);
    }

    EndpointRule patch(Role least) {
        return may("PATCH", least);
    }

    EndpointRule delete(Role least) {
        return may("DELETE", least);
    }

    private EndpointRule may(String method, Role least) {
        leastRoles.put(method, least);
        return this;
    }

    public String endpoint() {
        return endpoint;
    }

    public Audience audience() {
        return audience;
    }

    /// The lowest role for each method, in the order of the table.
    public Map<String, Role> leastRoles() {
        return Collections.unmodifiableMap(leastRoles);
    }

    /// The lowest role that may use `method`; null if the table has no such method.
    @Nullable
    Role leastRole(String method) {
        return leastRoles.get(method.equals("HEAD") ? "GET" : method);
    }
}
