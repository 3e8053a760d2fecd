package com.kyberaccess.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// The endpoints that the committed OpenAPI documents list.
public final class OpenApiEndpoints {
    private static final List<String> SERVICES =
            List.of("auth-service", "visitor-service", "emergency-service", "webhook-service");
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    private static final YAMLMapper YAML = new YAMLMapper();

    private OpenApiEndpoints() {}

    /// @param path a template, such as `/api/v1/visitors/{visitor_id}`
    public record Endpoint(String method, String path) {}

    /// Of all four services.
    public static List<Endpoint> all() {
        return SERVICES.stream().flatMap(service -> of(service).stream()).toList();
    }

    public static List<Endpoint> of(String service) {
        return read(service).path("paths").properties().stream()
                .flatMap(path -> methods(path.getValue()).map(method -> new Endpoint(method, path.getKey())))
                .toList();
    }

    /// What a document says of one endpoint: an Operation Object (OpenAPI 3.1).
    public static JsonNode operation(String service, Endpoint endpoint) {
        return read(service)
                .path("paths")
                .path(endpoint.path())
                .path(endpoint.method().toLowerCase(Locale.ROOT));
    }

    /// The names of the services that have a document.
    public static List<String> services() {
        return SERVICES;
    }

    private static Stream<String> methods(JsonNode path) {
        return path.properties().stream()
                .map(method -> method.getKey())
                .filter(METHODS::contains)
                .map(method -> method.toUpperCase(Locale.ROOT));
    }

    private static JsonNode read(String service) {
        try {
            return YAML.readTree(
                    Path.of("..", "docs", "openapi", service + ".yaml").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
