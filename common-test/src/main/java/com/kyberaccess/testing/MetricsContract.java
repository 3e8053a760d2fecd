package com.kyberaccess.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Keeps `docs/operations/metrics.md` true: its tables list what a service serves, and nothing that it does not.
public final class MetricsContract {
    private static final Path PAGE = Path.of("..", "docs", "operations", "metrics.md");
    /// A row of a table: name, services, from when on there is one, labels, what it tells.
    private static final int COLUMNS = 5;

    private MetricsContract() {}

    private record Row(String name, Set<String> services, boolean fromStart) {
        static Row of(String line) {
            var cells = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
            assertThat(cells).as(line).hasSize(COLUMNS + 2);
            return new Row(
                    cells.get(1).replace("`", ""),
                    Set.of(cells.get(2).split(", ")),
                    cells.get(3).equals("start"));
        }

        boolean isOf(String service) {
            return services.contains(service) || services.contains("all");
        }
    }

    /// @param service `auth`, `visitor` …
    /// @param metrics `/q/metrics` of the service under test
    public static void assertListed(String service, URI metrics) {
        // A request, so that its latency is measured.
        RestAssured.get("/api/v1/unknown").then().statusCode(404);
        var rows = rows();
        var served = served(metrics);
        var listed = rows.stream().filter(row -> row.isOf(service)).toList();
        assertThat(served.stream().filter(name -> name.startsWith("kyber_") && !name.endsWith("_seconds_max")))
                .as("metrics of ours that " + PAGE + " does not list for " + service)
                .isSubsetOf(names(listed, row -> true));
        assertThat(names(listed, Row::fromStart))
                .as("metrics that " + PAGE + " lists for " + service + ", and that it does not serve")
                .isSubsetOf(served);
    }

    private static List<String> names(List<Row> rows, Predicate<Row> which) {
        return rows.stream().filter(which).map(Row::name).toList();
    }

    private static List<Row> rows() {
        try (Stream<String> lines = Files.lines(PAGE)) {
            return lines.filter(line -> line.startsWith("| `")).map(Row::of).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> served(URI metrics) {
        return RestAssured.get(metrics)
                .asString()
                .lines()
                .filter(line -> line.startsWith("# TYPE "))
                .map(line -> line.split(" "))
                // OpenMetrics names a counter without the ending that its samples have.
                .map(type -> type[3].equals("counter") ? type[2].replaceFirst("(_total)?$", "_total") : type[2])
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
