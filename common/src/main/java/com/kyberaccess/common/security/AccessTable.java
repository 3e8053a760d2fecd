package com.kyberaccess.common.security;

import static com.kyberaccess.common.security.EndpointRule.anybody;
import static com.kyberaccess.common.security.EndpointRule.on;
import static com.kyberaccess.common.security.EndpointRule.team;
import static com.kyberaccess.common.security.Role.ADMIN;
import static com.kyberaccess.common.security.Role.FRONT_DESK;
import static com.kyberaccess.common.security.Role.MANAGER;
import static com.kyberaccess.common.security.Role.VIEW_ONLY;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Who may call what: the one table for all endpoints of all services, shown in docs/guides/roles.md. A test
/// holds the guide to it, and the services to both. {@link Public} opens an endpoint; everything else is
/// decided here.
///
/// An endpoint that is not in the table is open to owners and, as their scope says, to keys; the build fails
/// on it.
public final class AccessTable {
    private static final String BASE = "/api/v1";

    /// The table of the system.
    public static final AccessTable STANDARD = new AccessTable(List.of(
            // auth-service
            anybody("/.well-known/jwks.json", "GET"),
            anybody(BASE + "/auth/.well-known/jwks.json", "GET"),
            anybody(BASE + "/auth/token", "POST"),
            anybody(BASE + "/auth/login", "POST"),
            anybody(BASE + "/auth/invitation/accept", "POST"),
            anybody(BASE + "/auth/password/forgot", "POST"),
            anybody(BASE + "/auth/password/reset", "POST"),
            anybody(BASE + "/auth/oidc/login", "GET"),
            anybody(BASE + "/auth/oidc/callback", "GET"),
            team(BASE + "/auth/logout").post(VIEW_ONLY),
            team(BASE + "/auth/password/change").post(VIEW_ONLY),
            team(BASE + "/api-keys").get(ADMIN).post(ADMIN),
            team(BASE + "/api-keys/permissions").get(ADMIN),
            team(BASE + "/api-keys/{key_id}").get(ADMIN).delete(ADMIN),
            team(BASE + "/api-keys/{key_id}/rotate").post(ADMIN),
            team(BASE + "/users").get(MANAGER).post(ADMIN),
            team(BASE + "/users/me").get(VIEW_ONLY),
            team(BASE + "/users/{user_id}").get(MANAGER).patch(ADMIN).delete(ADMIN),
            team(BASE + "/users/{user_id}/invitation").post(ADMIN).delete(ADMIN),
            team(BASE + "/account").get(VIEW_ONLY).patch(ADMIN),
            team(BASE + "/audit-log").get(ADMIN),
            // visitor-service
            on(BASE + "/visitors").get(VIEW_ONLY),
            on(BASE + "/visitors/active").get(VIEW_ONLY),
            on(BASE + "/visitors/active/stream").get(VIEW_ONLY),
            on(BASE + "/visitors/bulk-check-out").post(FRONT_DESK),
            on(BASE + "/visitors/check-in").post(FRONT_DESK),
            on(BASE + "/visitors/pre-register").post(FRONT_DESK),
            on(BASE + "/visitors/{visitor_id}").get(VIEW_ONLY).patch(FRONT_DESK).delete(MANAGER),
            on(BASE + "/visitors/{visitor_id}/archive").post(MANAGER),
            on(BASE + "/visitors/{visitor_id}/cancel").post(FRONT_DESK),
            on(BASE + "/visitors/{visitor_id}/check-in").post(FRONT_DESK),
            on(BASE + "/visitors/{visitor_id}/check-out").post(FRONT_DESK),
            on(BASE + "/visitors/{visitor_id}/id-photo").get(FRONT_DESK).put(FRONT_DESK),
            on(BASE + "/visitors/{visitor_id}/nda").post(FRONT_DESK),
            on(BASE + "/visitors/{visitor_id}/photo").get(VIEW_ONLY).put(FRONT_DESK),
            on(BASE + "/visitors/{visitor_id}/review").post(MANAGER),
            on(BASE + "/visitors/{visitor_id}/selfie").get(VIEW_ONLY).put(FRONT_DESK),
            on(BASE + "/visitors/{visitor_id}/unarchive").post(MANAGER),
            on(BASE + "/check-in-events").get(VIEW_ONLY),
            on(BASE + "/hosts").get(VIEW_ONLY).post(MANAGER),
            on(BASE + "/hosts/import").post(MANAGER),
            on(BASE + "/hosts/{host_id}").get(VIEW_ONLY).patch(MANAGER).delete(MANAGER),
            on(BASE + "/locations").get(VIEW_ONLY).post(MANAGER),
            on(BASE + "/locations/{location_id}").get(VIEW_ONLY).patch(MANAGER).delete(MANAGER),
            on(BASE + "/watchlist").get(MANAGER).post(MANAGER),
            on(BASE + "/watchlist/import").post(MANAGER),
            on(BASE + "/watchlist/{entry_id}").get(MANAGER).patch(MANAGER).delete(MANAGER),
            on(BASE + "/deliveries").get(VIEW_ONLY).post(FRONT_DESK),
            on(BASE + "/deliveries/{package_id}")
                    .get(VIEW_ONLY)
                    .patch(FRONT_DESK)
                    .delete(MANAGER),
            on(BASE + "/settings").get(VIEW_ONLY).patch(MANAGER),
            on(BASE + "/settings/nda").get(VIEW_ONLY).put(MANAGER),
            anybody("/photos/{file}", "GET"),
            anybody("/docs/{file}", "GET"),
            anybody("/qr/{file}", "GET"),
            // emergency-service
            on(BASE + "/emergency/evacuation-list").get(VIEW_ONLY),
            on(BASE + "/emergency/evacuations").get(VIEW_ONLY).post(FRONT_DESK),
            on(BASE + "/emergency/evacuations/{evacuation_id}").get(VIEW_ONLY),
            on(BASE + "/emergency/evacuations/{evacuation_id}/end").post(MANAGER),
            on(BASE + "/emergency/evacuations/{evacuation_id}/people")
                    .get(VIEW_ONLY)
                    .post(FRONT_DESK),
            on(BASE + "/emergency/evacuations/{evacuation_id}/people/{visitor_id}")
                    .get(VIEW_ONLY)
                    .put(FRONT_DESK),
            on(BASE + "/emergency/evacuations/{evacuation_id}/report").get(VIEW_ONLY),
            on(BASE + "/emergency/lockdown").post(FRONT_DESK),
            on(BASE + "/emergency/lockdowns").get(VIEW_ONLY),
            on(BASE + "/emergency/lockdowns/{lockdown_id}").get(VIEW_ONLY),
            on(BASE + "/emergency/lockdowns/{lockdown_id}/lift").post(MANAGER),
            on(BASE + "/emergency/approvals").get(VIEW_ONLY),
            team(BASE + "/emergency/approvals/{approval_id}/confirm").post(FRONT_DESK),
            on(BASE + "/emergency/rally-points").get(VIEW_ONLY).post(MANAGER),
            on(BASE + "/emergency/rally-points/{rally_point_id}").delete(MANAGER),
            team(BASE + "/emergency/settings").get(VIEW_ONLY).patch(ADMIN),
            anybody(BASE + "/emergency/safe/{token}", "GET", "POST"),
            on(BASE + "/emergency/stream").get(VIEW_ONLY),
            // webhook-service
            on(BASE + "/webhooks").get(ADMIN).post(ADMIN),
            on(BASE + "/webhooks/{webhook_id}").get(ADMIN).patch(ADMIN).delete(ADMIN),
            on(BASE + "/webhooks/{webhook_id}/deliveries").get(ADMIN),
            on(BASE + "/webhooks/{webhook_id}/deliveries/{delivery_id}").get(ADMIN),
            on(BASE + "/webhooks/{webhook_id}/deliveries/{delivery_id}/redeliver")
                    .post(ADMIN),
            on(BASE + "/webhooks/{webhook_id}/pause").post(ADMIN),
            on(BASE + "/webhooks/{webhook_id}/replay").post(ADMIN),
            on(BASE + "/webhooks/{webhook_id}/replays").get(ADMIN),
            on(BASE + "/webhooks/{webhook_id}/replays/{replay_id}").get(ADMIN),
            on(BASE + "/webhooks/{webhook_id}/resume").post(ADMIN),
            on(BASE + "/webhooks/{webhook_id}/rotate-secret").post(ADMIN),
            on(BASE + "/webhooks/{webhook_id}/test").post(ADMIN),
            on(BASE + "/event-types").get(VIEW_ONLY),
            on(BASE + "/event-types/{type}").get(VIEW_ONLY),
            on(BASE + "/events").get(MANAGER),
            on(BASE + "/meta").get(VIEW_ONLY)));

    private final List<EndpointRule> rules;
    private final Map<String, EndpointRule> byTemplate;
    private final Map<String, EndpointRule> byShape;

    private AccessTable(List<EndpointRule> rules) {
        this.rules = List.copyOf(rules);
        // Most requests are found without rewriting their template.
        this.byTemplate = rules.stream().collect(Collectors.toMap(EndpointRule::endpoint, Function.identity()));
        this.byShape = rules.stream().collect(Collectors.toMap(rule -> shape(rule.endpoint()), Function.identity()));
    }

    /// This table and more rows.
    AccessTable with(EndpointRule... more) {
        return new AccessTable(Stream.concat(rules.stream(), Stream.of(more)).toList());
    }

    public List<EndpointRule> rules() {
        return rules;
    }

    /// The row of a path template. What stands in its braces does not matter.
    public Optional<EndpointRule> find(String template) {
        var exact = byTemplate.get(template);
        return Optional.ofNullable(exact != null ? exact : byShape.get(shape(template)));
    }

    private static String shape(String template) {
        return template.replaceAll("\\{[^/{}]*}", "{}");
    }
}
