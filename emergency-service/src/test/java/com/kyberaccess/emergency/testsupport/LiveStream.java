package com.kyberaccess.emergency.testsupport;

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

/// A reader of server-sent events.
public final class LiveStream implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final Thread reader;
    private final int status;
    private volatile boolean ended;

    /// @param at `System.nanoTime()` when it arrived
    public record Event(long id, String type, JsonNode data, long at) {}

    public LiveStream(URI service, String token, @Nullable String lastEventId) {
        var request = HttpRequest.newBuilder(service.resolve("/api/v1/emergency/stream"))
                .header("Authorization", "Bearer " + token);
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        try {
            var response = http.send(request.build(), HttpResponse.BodyHandlers.ofLines());
            status = response.statusCode();
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
                } else if (line.startsWith("event: ")) {
                    type = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    events.add(new Event(id, type, JSON.readTree(line.substring(6)), System.nanoTime()));
                }
            }
        } catch (IOException | UncheckedIOException e) {
            // Closed by the test, or let go by the service.
        } finally {
            ended = true;
        }
    }

    public int status() {
        return status;
    }

    public boolean hasEnded() {
        return ended;
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

    /// The median of `latencies`: one garbage collection on a busy machine is no finding.
    public static Duration median(List<Duration> latencies) {
        return latencies.stream().sorted().toList().get(latencies.size() / 2);
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
