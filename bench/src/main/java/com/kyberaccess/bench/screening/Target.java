package com.kyberaccess.bench.screening;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.kyberaccess.bench.screening.People.Person;
import com.kyberaccess.local.Platform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/// visitor-service's own ports: the API, and what it measures of itself.
final class Target {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Platform platform;
    private final HttpClient http = HttpClient.newHttpClient();
    private final AtomicLong people = new AtomicLong();
    private final String host;

    Target(Platform platform) {
        this.platform = platform;
        this.host = json(get("/hosts")).at("/data/0/id").asText();
    }

    /// A walk-in, whoever it is.
    void checkIn(Person person) {
        var body = Map.of(
                "first_name",
                person.firstName(),
                "last_name",
                person.lastName(),
                // Else the second of that name within a minute were a double tap.
                "email",
                "visitor" + people.incrementAndGet() + "@example.com",
                "host_id",
                host);
        post("/visitors/check-in", "application/json", json(body), 201);
    }

    /// Entries of 10,000 at most.
    ///
    /// @return how many were new
    int importEntries(List<Person> entries) {
        var rows = entries.stream()
                .map(person -> "custom," + person.firstName() + "," + person.lastName())
                .collect(Collectors.joining("\n", "list,first_name,last_name\n", "\n"));
        return json(post("/watchlist/import", "text/csv", rows, 200))
                .at("/data/created")
                .asInt();
    }

    /// What the service has counted: searches that took at most so many seconds, by that bound, and all as `+Inf`.
    Map<String, Double> counted() {
        var uri = URI.create("http://127.0.0.1:%d/q/metrics"
                .formatted(platform.service("visitor").managementPort()));
        return send(HttpRequest.newBuilder(uri).GET().build(), 200)
                .lines()
                .filter(line -> line.startsWith("kyber_screening_seconds"))
                .collect(Collectors.toMap(
                        Target::key, line -> Double.parseDouble(line.substring(line.lastIndexOf(' ')))));
    }

    private static String key(String line) {
        int bound = line.indexOf("le=\"");
        return bound < 0
                ? line.substring("kyber_screening_seconds_".length(), line.lastIndexOf(' '))
                        .replaceAll("\\{.*}", "")
                : line.substring(bound + 4, line.indexOf('"', bound + 4));
    }

    private String get(String path) {
        return send(request(path).GET().build(), 200);
    }

    private String post(String path, String type, String body, int status) {
        return send(
                request(path)
                        .header("Content-Type", type)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                status);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/api/v1%s"
                        .formatted(platform.service("visitor").port(), path)))
                .header("X-API-Key", platform.apiKey());
    }

    private String send(HttpRequest request, int status) {
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != status) {
                throw new IllegalStateException(
                        "%d instead of %d: %s".formatted(answer.statusCode(), status, answer.body()));
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String json(Map<String, String> fields) {
        try {
            return JSON.writeValueAsString(fields);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
