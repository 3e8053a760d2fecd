package com.kyberaccess.webhook.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The catalogue with schemas and samples: the files of `docs/events`, to which producers are held.
@Singleton
public class EventTypes {
    private final Map<String, EventTypeView> byType = new LinkedHashMap<>();

    EventTypes(ObjectMapper mapper) {
        for (var type : EventCatalogue.types()) {
            var schema = read(mapper, type + ".schema.json");
            byType.put(
                    type,
                    new EventTypeView(
                            type, schema.path("description").asText(), schema, read(mapper, type + ".sample.json")));
        }
    }

    public List<EventTypeView> all() {
        return List.copyOf(byType.values());
    }

    public Optional<EventTypeView> find(String type) {
        return Optional.ofNullable(byType.get(type));
    }

    private static JsonNode read(ObjectMapper mapper, String name) {
        try (var file = Thread.currentThread().getContextClassLoader().getResourceAsStream("event-types/" + name)) {
            if (file == null) {
                throw new IllegalStateException("docs/events has no " + name);
            }
            return mapper.readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
