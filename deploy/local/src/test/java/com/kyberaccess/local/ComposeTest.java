package com.kyberaccess.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.kyberaccess.embedded.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The files of docker-compose.yml say what the launcher does.
class ComposeTest {

    private static final Path REPOSITORY = Path.of("..", "..");
    private static final Pattern ROUTE = Pattern.compile("\"~\\^\\(([^)]*)\\)\\(/\\|\\\\\\?\\|\\$\\)\"\\s+(\\w+);");

    private record Topic(int partitions, Map<String, String> settings) {}

    @Test
    void makesTheTopicsOfTheLauncher() throws IOException {
        // Given
        var wanted = Topics.all().stream()
                .collect(Collectors.toMap(
                        topic -> topic.name(), topic -> new Topic(topic.numPartitions(), topic.configs())));

        // When
        var made = Files.readAllLines(REPOSITORY.resolve("deploy/compose/kafka/topics")).stream()
                .map(line -> List.of(line.split(" ", -1)))
                .collect(Collectors.toMap(
                        words -> words.getFirst(),
                        words -> new Topic(Integer.parseInt(words.get(1)), settings(words.subList(2, words.size())))));

        // Then
        assertThat(made).isEqualTo(wanted);
    }

    @Test
    void routesAsTheLauncherDoes() throws IOException {
        // Given
        var wanted = new TreeMap<String, List<String>>();
        for (Service service : Service.values()) {
            wanted.put(service.key(), service.prefixes().stream().sorted().toList());
        }

        // When
        var routes = new TreeMap<String, List<String>>();
        var found = ROUTE.matcher(Files.readString(REPOSITORY.resolve("deploy/gateway/nginx.conf")));
        while (found.find()) {
            var prefixes = Arrays.stream(found.group(1).replace("\\.", ".").split("\\|", -1))
                    .sorted()
                    .toList();
            routes.put(found.group(2), prefixes);
        }

        // Then
        assertThat(routes).isEqualTo(wanted);
    }

    private static Map<String, String> settings(List<String> words) {
        return words.stream()
                .map(word -> word.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }
}
