package com.kyberaccess.bench.startup;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.kyberaccess.local.Platform;
import com.kyberaccess.local.ServiceProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/// Asks a service that starts, again and again, for something that is in its database only, as the account's owner.
final class FirstAnswer implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(2);
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> PATHS = Map.of(
            "auth", "/users",
            "visitor", "/locations",
            "emergency", "/emergency/lockdowns",
            "webhook", "/webhooks");

    private final HttpClient http = HttpClient.newHttpClient();
    private final String token;

    FirstAnswer(Platform platform) throws IOException, InterruptedException {
        var body =
                JSON.writeValueAsString(Map.of("email", platform.ownerEmail(), "password", platform.ownerPassword()));
        var request = HttpRequest.newBuilder(uri(platform.service("auth").port(), "/auth/login"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        this.token = JSON.readTree(http.send(request, BodyHandlers.ofString()).body())
                .path("token")
                .asText();
    }

    /// Waits for the first good answer.
    void await(String key, ServiceProcess service) throws InterruptedException {
        var request = HttpRequest.newBuilder(uri(service.port(), Objects.requireNonNull(PATHS.get(key))))
                .header("Authorization", "Bearer " + token)
                .timeout(Duration.ofSeconds(10))
                .build();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isAnswered(request)) {
            if (System.nanoTime() > deadline || !service.isAlive()) {
                throw new IllegalStateException(
                        "%s gives no answer; see %s".formatted(service.name(), service.logFile()));
            }
            Thread.sleep(PAUSE);
        }
    }

    private boolean isAnswered(HttpRequest request) throws InterruptedException {
        try {
            HttpResponse<Void> answer = http.send(request, BodyHandlers.discarding());
            return answer.statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static URI uri(int port, String path) {
        return URI.create("http://127.0.0.1:" + port + "/api/v1" + path);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
