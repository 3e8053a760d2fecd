package com.kyberaccess.emergency.reconciliation;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.kyberaccess.common.command.CommandConfig;
import com.kyberaccess.common.command.CommandFailedException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Asks visitor-service for its snapshot, with the operator's token where there is one.
@Singleton
class SnapshotClient {
    static final int PAGE = 1_000;
    /// A request line holds so many.
    static final int IDS = 100;
    private static final String PATH = "/q/commands/presence-snapshot?";

    private final ReconciliationConfig config;
    private final CommandConfig commands;
    private final ObjectMapper mapper;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    SnapshotClient(ReconciliationConfig config, CommandConfig commands, ObjectMapper mapper) {
        this.config = config;
        this.commands = commands;
        this.mapper = mapper;
    }

    /// Visits that are in or await review, behind `after`.
    List<Snapshot.Visit> visits(@Nullable String after) {
        return get(page("visits", after), Snapshot.Visits.class).rows();
    }

    /// Those of `ids` that exist, whatever their state.
    List<Snapshot.Visit> visits(List<String> ids) {
        return get(Map.of("ids", String.join(",", ids)), Snapshot.Visits.class).rows();
    }

    List<Snapshot.Host> hosts(@Nullable String after) {
        return get(page("hosts", after), Snapshot.Hosts.class).rows();
    }

    List<Snapshot.Location> locations(@Nullable String after) {
        return get(page("locations", after), Snapshot.Locations.class).rows();
    }

    private static Map<String, String> page(String kind, @Nullable String after) {
        return after == null
                ? Map.of("kind", kind, "limit", String.valueOf(PAGE))
                : Map.of("kind", kind, "limit", String.valueOf(PAGE), "after", after);
    }

    private <T> T get(Map<String, String> parameters, Class<T> type) {
        var base = config.visitorManagementUrl()
                .orElseThrow(() -> new IllegalArgumentException(
                        "kyber.reconciliation.visitor-management-url is not set: there is nothing to compare with"));
        // Ids and our own words: nothing that would have to be escaped.
        var query = parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining("&"));
        var request = HttpRequest.newBuilder(URI.create(base + PATH + query))
                .timeout(config.timeout())
                .POST(HttpRequest.BodyPublishers.noBody());
        commands.token().ifPresent(token -> request.header("Authorization", "Bearer " + token));
        try {
            var response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new CommandFailedException("visitor-service gave no snapshot", response.statusCode());
            }
            return mapper.readValue(response.body(), type);
        } catch (IOException e) {
            throw new CommandFailedException("visitor-service does not answer", String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading the snapshot", e);
        }
    }
}
