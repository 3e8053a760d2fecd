package com.kyberaccess.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.kyberaccess.local.Platform;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/// What clients do in all four services, each thing begun with one set of processes and looked at, or ended, with
/// another: what one writes the other reads.
final class Journey {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Platform platform;
    private final Api one;
    private final Api other;

    /// @param one   without a credential
    /// @param other the same by other processes
    Journey(Platform platform, Api one, Api other) {
        this.platform = platform;
        this.one = one;
        this.other = other;
    }

    void go() {
        // A token of either is taken by both.
        var begins = one.withToken(other.token(platform.apiKey()));
        var ends = other.withToken(one.token(platform.apiKey()));
        try (var receiver = new Receiver(platform, begins, "*")) {
            visit(begins, ends, receiver);
            expect(begins, ends);
            lockDown(begins, ends, receiver);
            evacuate(begins, ends);
            await().atMost(PATIENCE).until(() -> statuses(ends, receiver).contains("delivered"));
        }
        keys();
    }

    private static void visit(Api begins, Api ends, Receiver receiver) {
        var visit = Visits.checkIn(begins, "Journey-" + System.nanoTime())
                .path("id")
                .asText();
        receiver.await(
                d -> d.event().equals("visitor.checked_in") && d.visitorId().equals(visit));
        assertThat(ends.get("/visitors/" + visit).data().path("status").asText())
                .isEqualTo("checked_in");
        assertThat(isActive(ends, visit)).isTrue();
        for (var api : List.of(begins, ends)) {
            await().atMost(PATIENCE).until(() -> Visits.onEvacuationList(api, visit));
        }
        Visits.checkOut(ends, visit);
        receiver.await(
                d -> d.event().equals("visitor.checked_out") && d.visitorId().equals(visit));
        assertThat(isActive(begins, visit)).isFalse();
        for (var api : List.of(begins, ends)) {
            await().atMost(PATIENCE).until(() -> !Visits.onEvacuationList(api, visit));
        }
    }

    private static void expect(Api begins, Api ends) {
        var expected = begins.post(
                "/visitors/pre-register",
                Map.of(
                        "first_name",
                        "Alice",
                        "last_name",
                        "Expected-" + System.nanoTime(),
                        "email",
                        "alice@example.com",
                        "host_id",
                        Visits.anyHost(begins),
                        "expected_date",
                        LocalDate.now(ZoneOffset.UTC).plusYears(1).toString()));
        assertThat(expected.status()).as(expected.body().toString()).isEqualTo(201);
        var cancelled = ends.post("/visitors/" + expected.data().path("id").asText() + "/cancel", Map.of());
        assertThat(cancelled.data().path("status").asText())
                .as(cancelled.body().toString())
                .isEqualTo("cancelled");
    }

    private static void lockDown(Api begins, Api ends, Receiver receiver) {
        var lockdown = begins.post("/emergency/lockdown", Map.of("reason", "Security threat", "notify_all", true));
        assertThat(lockdown.status()).as(lockdown.body().toString()).isEqualTo(201);
        var id = lockdown.data().path("id").asText();
        for (var api : List.of(begins, ends)) {
            await().atMost(PATIENCE).until(() -> walkIn(api).errorCode().equals("LOCATION_LOCKED_DOWN"));
        }
        receiver.await(d -> d.event().equals("emergency.lockdown_activated")
                && d.body().at("/data/lockdown/id").asText().equals(id));
        var lifted = ends.post("/emergency/lockdowns/" + id + "/lift", Map.of());
        assertThat(lifted.status()).as(lifted.body().toString()).isEqualTo(200);
        await().atMost(PATIENCE).until(() -> walkIn(begins).status() == 201);
    }

    private static void evacuate(Api begins, Api ends) {
        var evacuation = begins.post("/emergency/evacuations", Map.of("reason", "Fire alarm", "notify_all", false));
        assertThat(evacuation.status()).as(evacuation.body().toString()).isEqualTo(201);
        var path = "/emergency/evacuations/" + evacuation.data().path("id").asText();
        assertThat(ends.get(path).status()).isEqualTo(200);
        await().atMost(PATIENCE).until(() -> walkIn(ends).errorCode().equals("LOCATION_EVACUATING"));
        assertThat(ends.post(path + "/end", Map.of()).status()).isEqualTo(200);
        await().atMost(PATIENCE).until(() -> walkIn(begins).status() == 201);
    }

    /// A key that one made is taken by the services of both, and by none when the other has revoked it.
    private void keys() {
        var login = Map.of("email", platform.ownerEmail(), "password", platform.ownerPassword());
        var owner = one.withToken(
                one.post("/auth/login", login).body().path("token").asText());
        var created = owner.post("/api-keys", Map.of("name", "journey", "scope", "read_write"));
        assertThat(created.status()).as(created.body().toString()).isEqualTo(201);
        var key = created.data().path("api_key").asText();
        var clients = List.of(one.withKey(key), other.withKey(key));
        assertThat(statuses(clients)).containsOnly(200);
        var elsewhere = other.withToken(
                other.post("/auth/login", login).body().path("token").asText());
        assertThat(elsewhere
                        .delete("/api-keys/" + created.data().path("id").asText())
                        .status())
                .isEqualTo(204);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(statuses(clients)).containsOnly(401));
    }

    private static List<Integer> statuses(List<Api> clients) {
        return clients.stream()
                .flatMap(client -> List.of("/visitors", "/emergency/evacuation-list", "/webhooks").stream()
                        .map(path -> client.get(path).status()))
                .toList();
    }

    private static List<String> statuses(Api api, Receiver receiver) {
        return api.get("/webhooks/" + receiver.webhook() + "/deliveries").data().findValuesAsText("status");
    }

    private static Api.Answer walkIn(Api api) {
        return api.post(
                "/visitors/check-in",
                Map.of(
                        "first_name",
                        "Jane",
                        "last_name",
                        "Walk-in " + System.nanoTime(),
                        "host_id",
                        Visits.anyHost(api)));
    }

    private static boolean isActive(Api api, String visit) {
        var active = api.get("/visitors/active?per_page=100");
        assertThat(active.status()).isEqualTo(200);
        return StreamSupport.stream(active.data().spliterator(), false)
                .anyMatch(row -> row.path("id").asText().equals(visit));
    }
}
