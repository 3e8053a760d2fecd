package com.kyberaccess.auth.permission;

import com.kyberaccess.common.security.Permission;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What the custom scope of a key may name: every endpoint of the API that keys can use (design §4). Those of team
/// members alone (keys, users, account, audit log) are not among them.
public final class PublishedEndpoints {
    private static final String BASE = "/api/v1";

    private static final List<Permission> ALL = List.of(
            on("/visitors", "GET"),
            on("/visitors/active", "GET"),
            on("/visitors/active/stream", "GET"),
            on("/visitors/bulk-check-out", "POST"),
            on("/visitors/check-in", "POST"),
            on("/visitors/pre-register", "POST"),
            on("/visitors/{visitor_id}", "GET", "PATCH", "DELETE"),
            on("/visitors/{visitor_id}/archive", "POST"),
            on("/visitors/{visitor_id}/cancel", "POST"),
            on("/visitors/{visitor_id}/check-in", "POST"),
            on("/visitors/{visitor_id}/check-out", "POST"),
            on("/visitors/{visitor_id}/id-photo", "GET", "PUT"),
            on("/visitors/{visitor_id}/nda", "POST"),
            on("/visitors/{visitor_id}/photo", "GET", "PUT"),
            on("/visitors/{visitor_id}/review", "POST"),
            on("/visitors/{visitor_id}/selfie", "GET", "PUT"),
            on("/visitors/{visitor_id}/unarchive", "POST"),
            on("/check-in-events", "GET"),
            on("/hosts", "GET", "POST"),
            on("/hosts/import", "POST"),
            on("/hosts/{host_id}", "GET", "PATCH", "DELETE"),
            on("/locations", "GET", "POST"),
            on("/locations/{location_id}", "GET", "PATCH", "DELETE"),
            on("/watchlist", "GET", "POST"),
            on("/watchlist/{entry_id}", "GET", "PATCH", "DELETE"),
            on("/deliveries", "GET", "POST"),
            on("/deliveries/{package_id}", "GET", "PATCH", "DELETE"),
            on("/settings", "GET", "PATCH"),
            on("/emergency/evacuation-list", "GET"),
            on("/emergency/evacuations", "GET", "POST"),
            on("/emergency/evacuations/{evacuation_id}", "GET"),
            on("/emergency/evacuations/{evacuation_id}/end", "POST"),
            on("/emergency/evacuations/{evacuation_id}/people/{visitor_id}", "PUT"),
            on("/emergency/lockdown", "POST"),
            on("/emergency/lockdowns", "GET"),
            on("/emergency/lockdowns/{lockdown_id}/lift", "POST"),
            on("/emergency/stream", "GET"),
            on("/webhooks", "GET", "POST"),
            on("/webhooks/{webhook_id}", "GET", "PATCH", "DELETE"),
            on("/webhooks/{webhook_id}/deliveries", "GET"),
            on("/webhooks/{webhook_id}/deliveries/{delivery_id}", "GET"),
            on("/webhooks/{webhook_id}/deliveries/{delivery_id}/redeliver", "POST"),
            on("/webhooks/{webhook_id}/pause", "POST"),
            on("/webhooks/{webhook_id}/replay", "POST"),
            on("/webhooks/{webhook_id}/resume", "POST"),
            on("/webhooks/{webhook_id}/rotate-secret", "POST"),
            on("/webhooks/{webhook_id}/test", "POST"),
            on("/event-types", "GET"),
            on("/events", "GET"),
            on("/meta", "GET"));

    private static final Map<String, Permission> BY_SHAPE =
            ALL.stream().collect(Collectors.toMap(entry -> shape(entry.endpoint()), Function.identity()));

    private PublishedEndpoints() {}

    public static List<Permission> all() {
        return ALL;
    }

    /// The endpoint that `template` names, with all its methods. What stands in the braces does not matter.
    public static Optional<Permission> find(String template) {
        return Optional.ofNullable(BY_SHAPE.get(shape(template)));
    }

    private static String shape(String template) {
        return template.replaceAll("\\{[^/{}]*}", "{}");
    }

    private static Permission on(String path, String... methods) {
        return new Permission(BASE + path, List.of(methods));
    }
}
