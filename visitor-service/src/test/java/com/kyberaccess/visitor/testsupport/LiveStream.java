package com.kyberaccess.visitor.testsupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/// A reader of `GET /visitors/active/stream`.
public final class LiveStream implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final Thread reader;
    private volatile long position = -1;
    private volatile boolean ended;

    public record Event(long id, String type, JsonNode data) {
        public String visitor() {
            return data.path("visitor_id").asText();
        }
    }

    public LiveStream(URI service, String token, @Nullable String lastEventId) {
        this(service, "", token, lastEventId);
    }

    /// @param query with its `?`, or nothing
    public LiveStream(URI service, String query, String token, @Nullable String lastEventId) {
        var request = HttpRequest.newBuilder(service.resolve("/api/v1/visitors/active/stream" + query))
                .header("Authorization", "Bearer " + token);
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        try {
            var response = http.send(request.build(), HttpResponse.BodyHandlers.ofLines());
            if (response.statusCode() != 200) {
                throw new AssertionError("no stream but " + response.statusCode());
            }
            reader = Thread.ofVirtual().start(() -> read(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void read(Stream<String> lines) {
        long id = -1;
        String type = "";
        try {
            for (var line : (Iterable<String>) lines::iterator) {
                if (line.startsWith("id: ")) {
                    id = Long.parseLong(line.substring(4));
                    position = id;
                } else if (line.startsWith("event: ")) {
                    type = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    events.add(new Event(id, type, JSON.readTree(line.substring(6))));
                }
            }
        } catch (IOException | UncheckedIOException e) {
            // Closed by the test, or let go by the service.
        } finally {
            ended = true;
        }
    }

    /// What a browser would come back with as `Last-Event-ID`; -1 before it has any.
    public long position() {
        return position;
    }

    public List<Event> events() {
        return List.copyOf(events);
    }

    public List<String> types() {
        return events.stream().map(Event::type).toList();
    }

    /// The first event of `type`, waiting for it.
    public Event await(String type) {
        return await(type, 1).getFirst();
    }

    public List<Event> await(String type, int count) {
        return Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(5))
                .until(
                        () -> events.stream()
                                .filter(event -> event.type().equals(type))
                                .toList(),
                        found -> found.size() >= count);
    }

    public void awaitEnd() {
        Awaitility.await().atMost(PATIENCE).until(() -> ended);
    }

    @Override
    public void close() {
        reader.interrupt();
        http.shutdownNow();
    }
}
