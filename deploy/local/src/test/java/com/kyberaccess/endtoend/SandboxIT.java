package com.kyberaccess.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.kyberaccess.local.Platform;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The contract's *Sandbox Environment* through the gateway.
class SandboxIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Platform platform = RunningSystem.platform();
    private final Api anonymous = Api.anonymous(platform);
    private final Map<String, String> sandbox = Map.of("X-API-Key", sandboxKey());

    private String sandboxKey() {
        var owner = anonymous.withToken(anonymous
                .post("/auth/login", Map.of("email", platform.ownerEmail(), "password", platform.ownerPassword()))
                .body()
                .path("token")
                .asText());
        return owner.post("/api-keys", Map.of("name", "sandbox", "scope", "read_write", "mode", "sandbox"))
                .data()
                .path("api_key")
                .asText();
    }

    private Sandbox.Answer get(String path) {
        return Sandbox.get(platform, path, sandbox);
    }

    private String created(String path, Object body) {
        var answer = Sandbox.post(platform, path, sandbox, body);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        return answer.body().path("data").path("id").asText();
    }

    private String checkIn() {
        var location = created("/locations", Map.of("name", "Sandbox Office", "time_zone", "UTC"));
        var host = created("/hosts", Map.of("name", "Sandy Box", "email", "sandy@box.test", "location_id", location));
        return created(
                "/visitors/check-in",
                Map.of("first_name", "Sam", "last_name", "Sand", "host_id", host, "location_id", location));
    }

    private void reset() throws Exception {
        var command = URI.create("http://127.0.0.1:" + platform.service("auth").managementPort()
                + "/q/commands/reset-sandbox?account=all");
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(command)
                    .POST(HttpRequest.BodyPublishers.noBody())
                    .build();
            assertThat(http.send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void sandboxKeysWorkAtTheSandboxsHostAndNowhereElse() {
        // Given
        var key = sandbox.get("X-API-Key");
        // Then
        assertThat(get("/visitors").status()).isEqualTo(200);
        assertThat(anonymous.withKey(key).get("/visitors").status()).isEqualTo(401);
        assertThat(anonymous.post("/auth/token", Map.of("api_key", key)).status())
                .isEqualTo(401);
        var token = Sandbox.token(platform, key);
        assertThat(Sandbox.get(platform, "/visitors", Map.of("Authorization", "Bearer " + token))
                        .status())
                .isEqualTo(200);
        assertThat(anonymous.withToken(token).get("/visitors").status()).isEqualTo(401);
    }

    @Test
    void liveCredentialsDoNotWorkAtTheSandboxsHost() {
        // Given
        var live = Map.of("X-API-Key", platform.apiKey());
        var login = Map.of("email", platform.ownerEmail(), "password", platform.ownerPassword());
        // Then
        assertThat(Sandbox.get(platform, "/visitors", live).status()).isEqualTo(401);
        assertThat(Sandbox.post(platform, "/auth/token", Map.of(), Map.of("api_key", platform.apiKey()))
                        .status())
                .isEqualTo(401);
        assertThat(Sandbox.post(platform, "/auth/login", Map.of(), login).status())
                .isEqualTo(401);
    }

    @Test
    void aResetEmptiesTheSandboxInEveryServiceAndLeavesLiveDataAlone() throws Exception {
        // Given
        var live = anonymous.withKey(platform.apiKey());
        var liveVisit = Visits.checkIn(live, "Unwiped").path("id").asText();
        var visit = checkIn();
        created("/webhooks", Map.of("name", "sandbox", "url", "https://localhost:1/", "events", new String[] {"*"}));
        await().atMost(PATIENCE)
                .until(() -> get("/emergency/evacuation-list").body().toString().contains(visit));
        // When
        reset();
        // Then
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(get("/visitors/" + visit).status()).isEqualTo(404);
            for (var list : new String[] {"/visitors", "/hosts", "/locations", "/webhooks"}) {
                assertThat(get(list).body().path("data")).as(list).isEmpty();
            }
            assertThat(get("/emergency/evacuation-list").body().toString()).doesNotContain(visit);
        });
        assertThat(live.get("/visitors/" + liveVisit).status()).isEqualTo(200);
        assertThat(live.get("/locations").data()).isNotEmpty();
        // And the sandbox can be filled again
        assertThat(checkIn()).startsWith("vis_");
        Visits.checkOut(live, liveVisit);
    }
}
