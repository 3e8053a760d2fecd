package com.kyberaccess.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The events' JSON Schemas and golden samples under `docs/events`: producers are held to them, consumers are fed them.
public final class EventContract {
    private static final Path EVENTS = Path.of("..", "docs", "events");
    private static final JsonMapper JSON = new JsonMapper();
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

    private EventContract() {}

    /// The golden sample of a type.
    public static JsonNode sample(String type) {
        return file(type + ".sample.json");
    }

    /// Fails unless `event` and the golden sample fit the schema of `type` and have the same fields in the same order.
    public static void assertFits(String type, JsonNode event) {
        assertValid(type, event);
        assertValid(type, sample(type));
        assertThat(fields(event)).as("fields of %s", type).isEqualTo(fields(sample(type)));
    }

    private static void assertValid(String type, JsonNode event) {
        var strict =
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
        assertThat(SCHEMAS.getSchema(file(type + ".schema.json"), strict).validate(event))
                .as("%s against its schema", type)
                .isEmpty();
    }

    /// All names in their order, as `data.visitor.id`.
    private static List<String> fields(JsonNode node) {
        return node.properties().stream()
                .flatMap(field -> Stream.concat(
                        Stream.of(field.getKey()),
                        fields(field.getValue()).stream().map(inner -> field.getKey() + "." + inner)))
                .toList();
    }

    private static JsonNode file(String name) {
        try {
            return JSON.readTree(Files.readString(EVENTS.resolve(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
