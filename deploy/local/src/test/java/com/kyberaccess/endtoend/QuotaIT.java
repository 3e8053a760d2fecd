package com.kyberaccess.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.kyberaccess.local.Platform;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The demo account's sandbox, whose quota is its own, so that the other tests keep theirs.
class QuotaIT {
    /// Of the enterprise plan, which {@link NewSystem} gives the demo account.
    private static final int PLAN = 2_000;
    private static final int TOO_MANY = 40;
    private static final int CLIENTS = 8;

    private final Platform platform = RunningSystem.platform();

    @Test
    void twoReplicasAndTheOtherServicesShareOneQuota() throws Exception {
        // Given
        var token = sandboxToken();
        var replica = platform.startReplica("visitor");
        var ports = List.of(
                platform.service("visitor").port(),
                replica.port(),
                platform.service("emergency").port(),
                platform.service("webhook").port());
        var paths = List.of("/visitors?per_page=1", "/hosts", "/emergency/evacuation-list", "/webhooks");
        await().atMost(Duration.ofSeconds(60)).until(() -> Instant.now().getEpochSecond() % 60 < 10);
        // When
        List<Integer> statuses;
        try (var http = HttpClient.newHttpClient();
                var clients = Executors.newFixedThreadPool(CLIENTS)) {
            var answers = IntStream.range(0, PLAN + TOO_MANY)
                    .mapToObj(i -> clients.submit(() -> status(http, ports.get(i % 4), paths.get(i % 4), token)))
                    .toList();
            clients.close();
            statuses = answers.stream().map(Future::resultNow).toList();
        } finally {
            replica.stop();
        }
        // Then: as many as the plan has, and more when the minute has ended (the other tests need some)
        assertThat(statuses).filteredOn(status -> status == 200).hasSize(PLAN);
        assertThat(statuses).filteredOn(status -> status == 429).hasSize(TOO_MANY);
        try (var http = HttpClient.newHttpClient()) {
            await().atMost(Duration.ofSeconds(70))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> status(http, ports.getFirst(), paths.getFirst(), token) == 200);
        }
    }

    private String sandboxToken() {
        var anonymous = Api.anonymous(platform);
        var owner = anonymous.withToken(anonymous
                .post("/auth/login", Map.of("email", platform.ownerEmail(), "password", platform.ownerPassword()))
                .body()
                .path("token")
                .asText());
        return Sandbox.token(
                platform,
                owner.post("/api-keys", Map.of("name", "quota", "scope", "read_only", "mode", "sandbox"))
                        .data()
                        .path("api_key")
                        .asText());
    }

    private static int status(HttpClient http, int port, String path, String token) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1" + path))
                .header("Authorization", "Bearer " + token)
                .build();
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
}
