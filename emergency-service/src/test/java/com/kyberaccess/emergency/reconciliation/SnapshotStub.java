package com.kyberaccess.emergency.reconciliation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.testing.Infrastructure;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// visitor-service's snapshot, as a test wants it. Who is on the list because of other tests is in, as far as
/// it knows.
final class SnapshotStub {
    private static final String PATH = "/q/commands/presence-snapshot";
    private static final JsonMapper JSON = new JsonMapper();

    private final Map<String, Map<String, Object>> visits = new TreeMap<>();
    private final List<String> deleted = new ArrayList<>();
    private final List<Map<String, Object>> hosts = new ArrayList<>();
    private final List<Map<String, Object>> locations = new ArrayList<>();
    private int status = 200;

    SnapshotStub() {
        Infrastructure.serve(PATH, this::answer);
    }

    void visit(Tenant tenant, String id, String location, String lastName, String status, Instant updatedAt) {
        var row = new LinkedHashMap<String, Object>();
        row.put("id", id);
        row.put("account_id", tenant.account());
        row.put("mode", tenant.mode().wireName());
        row.put("status", status);
        row.put("location_id", location);
        row.put("location_name", "Main Office");
        row.put("first_name", "Jane");
        row.put("last_name", lastName);
        row.put("company", "Acme Corp");
        row.put("host_id", "usr_01h455vb4pex5vsknk084sn02q");
        row.put("host_name", "John Doe");
        row.put("badge_number", "V-0042");
        row.put("check_in_time", "2025-01-15T14:30:00Z");
        row.put("check_out_time", status.equals("checked_out") ? "2025-01-15T15:30:00Z" : null);
        row.put("updated_at", updatedAt.toString());
        visits.put(id, row);
    }

    void deleted(String id) {
        deleted.add(id);
    }

    void host(Tenant tenant, String id, String email, String location) {
        hosts.add(row(tenant, Map.of("id", id, "name", "John Doe", "email", email, "location_id", location)));
    }

    void location(Tenant tenant, String id, String name) {
        locations.add(row(tenant, Map.of("id", id, "name", name, "time_zone", "America/New_York")));
    }

    void fails() {
        status = 503;
    }

    private static Map<String, Object> row(Tenant tenant, Map<String, Object> fields) {
        var row = new LinkedHashMap<>(fields);
        row.put("account_id", tenant.account());
        row.put("mode", tenant.mode().wireName());
        return row;
    }

    private void answer(HttpExchange exchange) throws IOException {
        var query = Arrays.stream(exchange.getRequestURI().getRawQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
        var body = rows(query).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private String rows(Map<String, String> query) throws JsonProcessingException {
        if (query.containsKey("ids")) {
            var found = Arrays.stream(query.get("ids").split(","))
                    .filter(id -> !deleted.contains(id))
                    .map(id -> visits.getOrDefault(id, someoneElses(id)))
                    .toList();
            return JSON.writeValueAsString(Map.of("rows", found));
        }
        List<?> rows =
                switch (query.get("kind")) {
                    case "hosts" -> hosts;
                    case "locations" -> locations;
                    default ->
                        visits.values().stream()
                                .filter(visit ->
                                        List.of("checked_in", "flagged").contains(visit.get("status")))
                                .toList();
                };
        return JSON.writeValueAsString(Map.of("rows", query.containsKey("after") ? List.of() : rows));
    }

    private static Map<String, Object> someoneElses(String id) {
        return Map.of(
                "id",
                id,
                "status",
                "checked_in",
                "updated_at",
                Instant.now().toString(),
                "account_id",
                "acc_01h455vb4pex5vsknk084sn02q",
                "mode",
                "live",
                "location_id",
                "loc_01h455vb4pex5vsknk084sn02q",
                "first_name",
                "a",
                "last_name",
                "b",
                "host_id",
                "usr_01h455vb4pex5vsknk084sn02q");
    }
}
