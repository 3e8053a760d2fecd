package com.kyberaccess.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.kyberaccess.embedded.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yaml.snakeyaml.Yaml;

/// The chart's values say again what the code says: paths, databases, topics.
class ChartTest {

    private final JsonNode values = read();

    @ParameterizedTest
    @EnumSource(Service.class)
    void theChartRoutesThePathsThatTheLocalGatewayRoutes(Service service) {
        var paths = new ObjectMapper().convertValue(of(service).get("paths"), List.class);
        assertThat(paths).isEqualTo(service.prefixes());
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void aServiceHasTheSameDatabaseEverywhere(Service service) {
        assertThat(of(service).at("/database/name").asText()).isEqualTo(service.database());
    }

    @Test
    void theChartMakesTheTopicsThatAreMadeHere() {
        var expected = new TreeMap<String, Map<String, String>>();
        for (NewTopic topic : Topics.all()) {
            expected.put(topic.name(), topic.configs());
        }
        var actual = new TreeMap<String, Map<String, String>>();
        values.at("/kafka/topics").properties().forEach(topic -> {
            var settings = new TreeMap<String, String>();
            topic.getValue()
                    .get("config")
                    .properties()
                    .forEach(setting ->
                            settings.put(setting.getKey(), setting.getValue().asText()));
            actual.put(topic.getKey(), settings);
        });
        assertThat(actual).isEqualTo(expected);
    }

    private JsonNode of(Service service) {
        return values.path("services").path(service.key());
    }

    private static JsonNode read() {
        // Tests run in the folder of their module.
        try (var reader = Files.newBufferedReader(Path.of("../helm/kyberaccess/values.yaml"))) {
            // Jackson alone knows no anchors.
            return new ObjectMapper().valueToTree(new Yaml().load(reader));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
