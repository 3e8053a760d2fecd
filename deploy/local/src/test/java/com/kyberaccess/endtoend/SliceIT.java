package com.kyberaccess.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.kyberaccess.local.Platform;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// One visitor's way through all four services, as an integrator drives it.
class SliceIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Platform platform = RunningSystem.platform();
    private final Api anonymous = Api.anonymous(platform);
    private final Api owner = owner();

    @ParameterizedTest
    @ValueSource(strings = {"token", "X-API-Key"})
    void aCheckInReachesASubscriberSignedAndTheEvacuationList(String credential) throws Exception {
        var api = credential.equals("token")
                ? anonymous.withTokenOf(platform.apiKey())
                : anonymous.withKey(platform.apiKey());
        try (var receiver = new Receiver(platform, api, "visitor.*")) {
            // When
            var visit = Visits.checkIn(api, "Smith-" + credential);
            var id = visit.path("id").asText();
            // Then
            assertThat(id).startsWith("vis_");
            assertThat(visit.path("status").asText()).isEqualTo("checked_in");
            assertThat(visit.path("badge_number").asText()).matches("V-\\d{4,}");
            assertThat(visit.path("check_in_time").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
            assertThat(visit.path("host_notified").asBoolean()).isTrue();
            var delivery =
                    receiver.await(d -> d.visitorId().equals(id) && d.event().equals("visitor.checked_in"));
            assertThat(delivery.signature()).isEqualTo(signature(receiver.secret(), delivery));
            assertThat(delivery.body().path("data").path("badge_number")).isEqualTo(visit.path("badge_number"));
            await().atMost(PATIENCE).until(() -> Visits.onEvacuationList(api, id));
            // When
            Visits.checkOut(api, id);
            // Then
            await().atMost(PATIENCE).until(() -> !Visits.onEvacuationList(api, id));
            receiver.await(d -> d.visitorId().equals(id) && d.event().equals("visitor.checked_out"));
            assertThat(api.get("/visitors/" + id).data().path("status").asText())
                    .isEqualTo("checked_out");
            await().atMost(PATIENCE)
                    .until(
                            () -> api
                                            .get("/webhooks/" + receiver.webhook() + "/deliveries")
                                            .data()
                                            .findValuesAsText("status")
                                            .stream()
                                            .filter("delivered"::equals)
                                            .count()
                                    >= 2);
        }
    }

    @Test
    void aRevokedKeyAndATokenMintedFromItAreRefusedByEveryService() {
        // Given
        var created = owner.post("/api-keys", Map.of("name", "to be revoked", "scope", "read_write"));
        assertThat(created.status()).isEqualTo(201);
        var key = created.data().path("api_key").asText();
        var clients = List.of(anonymous.withKey(key), anonymous.withTokenOf(key));
        var paths = List.of("/visitors", "/emergency/evacuation-list", "/webhooks");
        clients.forEach(client -> paths.forEach(
                path -> assertThat(client.get(path).status()).as(path).isEqualTo(200)));
        // auth-service knows the key and has nothing for it: 403, not 401.
        clients.forEach(client -> assertThat(client.get("/api-keys").status()).isEqualTo(403));
        // When
        assertThat(owner.delete("/api-keys/" + created.data().path("id").asText())
                        .status())
                .isEqualTo(204);
        // Then
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> clients.forEach(client -> {
                    paths.forEach(path ->
                            assertThat(client.get(path).status()).as(path).isEqualTo(401));
                    assertThat(client.get("/api-keys").status()).isEqualTo(401);
                }));
        assertThat(anonymous.post("/auth/token", Map.of("api_key", key)).status())
                .isEqualTo(401);
    }

    @Test
    void aSandboxKeyDoesNotSeeLiveData() {
        // Given
        var live = anonymous.withKey(platform.apiKey());
        var visit = Visits.checkIn(live, "Live").path("id").asText();
        // When
        var created = owner.post("/api-keys", Map.of("name", "sandbox", "scope", "read_write", "mode", "sandbox"));
        var sandbox = Map.of("X-API-Key", created.data().path("api_key").asText());
        // Then
        assertThat(Sandbox.get(platform, "/visitors/" + visit, sandbox).status())
                .isEqualTo(404);
        assertThat(Sandbox.post(platform, "/visitors/" + visit + "/check-out", sandbox, Map.of())
                        .status())
                .isEqualTo(404);
        assertThat(Sandbox.get(platform, "/emergency/evacuation-list", sandbox)
                        .body()
                        .toString())
                .doesNotContain(visit);
    }

    private Api owner() {
        var login = anonymous.post(
                "/auth/login", Map.of("email", platform.ownerEmail(), "password", platform.ownerPassword()));
        assertThat(login.status()).isEqualTo(200);
        return anonymous.withToken(login.body().path("token").asText());
    }

    /// As the contract's article 3 says, *Verifying Webhook Signatures*.
    private static String signature(String secret, Receiver.Delivery delivery) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        var payload = delivery.timestamp() + "." + delivery.text();
        return "sha256=" + HexFormat.of().formatHex(mac.doFinal(payload.getBytes(StandardCharsets.UTF_8)));
    }
}
