package com.kyberaccess.webhook.filter;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What an event must be like to be delivered: all of the conditions hold.
///
/// @param conditions `location_id` with a location's id, or `data.path.to.field` with the string, number or
///     boolean that must stand there
public record EventFilter(Map<String, Object> conditions) {
    /// Where the event happened, wherever its type says so.
    static final String LOCATION = "location_id";

    private static final String EMERGENCY = "emergency.";

    public EventFilter {
        conditions = Collections.unmodifiableMap(new LinkedHashMap<>(conditions));
    }

    /// @param type the event's
    /// @param data its `data`, null for none
    public boolean matches(String type, @Nullable JsonNode data) {
        return conditions.entrySet().stream()
                .allMatch(condition -> condition.getKey().equals(LOCATION)
                        ? isAt(condition.getValue(), type, data)
                        : data != null && holds(condition.getKey(), condition.getValue(), data));
    }

    /// An emergency without a location is one at every location; another event without one is at none.
    private static boolean isAt(Object location, String type, @Nullable JsonNode data) {
        var named = data == null
                ? List.<String>of()
                : locations(data).filter(id -> !id.isEmpty()).toList();
        return named.isEmpty() ? type.startsWith(EMERGENCY) : named.contains(location);
    }

    /// The places in which our events name theirs.
    private static Stream<String> locations(JsonNode data) {
        return Stream.of(
                        Stream.of(data.path(LOCATION), data.path("location").path("id")),
                        Stream.of(data.path("visitor").path(LOCATION)),
                        elements(data.path("location_ids")),
                        elements(data.path("locations")).map(location -> location.path("id")),
                        nested(data, "lockdown"),
                        nested(data, "evacuation"))
                .flatMap(nodes -> nodes)
                .map(JsonNode::asText);
    }

    private static Stream<JsonNode> nested(JsonNode data, String name) {
        var inner = data.path(name);
        return Stream.of(
                        Stream.of(inner.path(LOCATION), inner.path("location").path("id")),
                        elements(inner.path("location_ids")),
                        elements(inner.path("locations")).map(location -> location.path("id")))
                .flatMap(nodes -> nodes);
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return array.valueStream();
    }

    private static boolean holds(String path, Object wanted, JsonNode data) {
        var node = data;
        for (var name : path.substring(path.indexOf('.') + 1).split("\\.", -1)) {
            node = node.path(name);
        }
        return switch (wanted) {
            case String text -> node.isTextual() && node.textValue().equals(text);
            case Boolean flag -> node.isBoolean() && node.booleanValue() == flag;
            case Number number -> node.isNumber() && equal(number, node);
            default -> false;
        };
    }

    /// 1 is 1.0.
    private static boolean equal(Number wanted, JsonNode node) {
        return new BigDecimal(wanted.toString()).compareTo(node.decimalValue()) == 0;
    }
}
