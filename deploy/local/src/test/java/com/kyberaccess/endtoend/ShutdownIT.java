package com.kyberaccess.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.kyberaccess.local.Packaging;
import com.kyberaccess.local.Platform;
import com.kyberaccess.local.ServiceProcess;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// SIGTERM to a packaged service that has work under way: what was begun is ended or handed back, and the process
/// is gone in time (docs/operations/kubernetes.md, *How a pod ends*).
class ShutdownIT {
    private static final Duration LIMIT = Duration.ofSeconds(120);
    /// 128 + SIGTERM.
    private static final int TERMINATED = 143;

    private final Platform platform = RunningSystem.platform();
    private final Api api = Api.anonymous(platform).withTokenOf(platform.apiKey());
    private final HttpClient http = CheckIn.client();
    private ServiceProcess service = platform.service("visitor");

    @AfterEach
    void stop() {
        http.close();
        if (platform.services().stream().noneMatch(other -> other == service)) {
            service.kill();
        }
    }

    @Test
    void aRequestUnderWayIsAnsweredByAServiceThatIsNoLongerReadyAndClosesItsConnections() throws Exception {
        // Given
        start("visitor", Map.of("QUARKUS_SHUTDOWN_TIMEOUT", "60s"));
        var host = Visits.anyHost(api);
        var token = Api.anonymous(platform).token(platform.apiKey());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var blocker = platform.postgres().dataSource("kyber_visitor").getConnection();
                var lock = blocker.createStatement()) {
            blocker.setAutoCommit(false);
            lock.execute("LOCK TABLE visit IN EXCLUSIVE MODE");
            var checkIn = threads.submit(() -> http.send(
                            new CheckIn(service.port(), token, host, "Under way").request(), BodyHandlers.ofString())
                    .statusCode());
            await().atMost(LIMIT).until(this::oneWaitsToInsertAVisit);
            // When
            terminate();
            // Then
            await().atMost(LIMIT)
                    .until(() ->
                            get(service.managementPort(), "/q/health/ready").statusCode() == 503);
            var late = get(service.port(), "/api/v1/visitors");
            assertThat(late.statusCode()).isEqualTo(401);
            assertThat(late.headers().firstValue("Connection")).hasValue("close");
            assertThat(checkIn.isDone()).isFalse();
            // And when
            blocker.rollback();
            // Then
            assertThat(checkIn.get()).isEqualTo(201);
        }
        assertThat(service.awaitEnd(LIMIT)).isEqualTo(TERMINATED);
    }

    @Test
    void ofManyCheckInsAtOnceEachIsDoneAndAnsweredOrNotDone() throws Exception {
        // Given
        start("visitor", Map.of("QUARKUS_SHUTDOWN_TIMEOUT", "120s"));
        var desks =
                new BusyDesks(service.port(), Api.anonymous(platform).token(platform.apiKey()), Visits.anyHost(api));
        try (desks) {
            desks.awaitAnswered(50);
            // When
            terminate();
            assertThat(service.awaitEnd(LIMIT)).isEqualTo(TERMINATED);
        }
        // Then
        assertThat(desks.unexpected()).isEmpty();
        assertThat(stored(desks.prefix())).containsExactlyInAnyOrderElementsOf(desks.answered());
    }

    @Test
    void whatNoReceiverHasAnsweredIsHandedBackAndSentByAnotherReplicaAtOnce() {
        var itself = platform.service("webhook");
        try (var receiver = new Receiver(platform, api, "visitor.checked_in")) {
            // Given
            itself.stop();
            start(
                    "webhook",
                    Map.of(
                            "KYBER_WEBHOOK_LEASE", "1h",
                            "KYBER_WEBHOOK_EGRESS_DEADLINE", "30m",
                            "KYBER_WEBHOOK_SHUTDOWN_GRACE", "1s"));
            receiver.hang();
            var visit = Visits.checkIn(api, "Handed back").path("id").asText();
            var first = receiver.await(d -> d.visitorId().equals(visit));
            itself.start().awaitReady(LIMIT);
            receiver.answerAgain();
            // When
            terminate();
            // Then
            var again = receiver.await(2, d -> d.visitorId().equals(visit)).get(1);
            assertThat(again.id()).isEqualTo(first.id());
            assertThat(service.awaitEnd(LIMIT)).isEqualTo(TERMINATED);
            await().atMost(LIMIT)
                    .until(() -> api.get("/webhooks/%s/deliveries/%s".formatted(receiver.webhook(), first.id()))
                            .data()
                            .path("status")
                            .asText()
                            .equals("delivered"));
        } finally {
            itself.start().awaitReady(LIMIT);
        }
    }

    @Test
    void aStreamIsCutWhenTheTimeForRequestsIsOver() throws Exception {
        // Given
        start("emergency", Map.of("QUARKUS_SHUTDOWN_TIMEOUT", "2s"));
        var token = Api.anonymous(platform).token(platform.apiKey());
        var request = HttpRequest.newBuilder(uri(service.port(), "/api/v1/emergency/stream"))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "text/event-stream")
                .build();
        var stream = http.send(request, BodyHandlers.ofInputStream());
        assertThat(stream.statusCode()).isEqualTo(200);
        try (var events = stream.body()) {
            // When
            terminate();
            // Then
            assertThat(service.awaitEnd(Duration.ofSeconds(30))).isEqualTo(TERMINATED);
            await().atMost(LIMIT).until(() -> hasEnded(events));
        }
    }

    private static boolean hasEnded(InputStream events) {
        try {
            return events.read() < 0;
        } catch (IOException cut) {
            return true;
        }
    }

    private void start(String key, Map<String, String> variables) {
        service = platform.replica(key, Packaging.ofSystemProperty(), variables).start();
        service.awaitReady(LIMIT);
    }

    /// SIGTERM, without waiting for the end.
    private void terminate() {
        assertThat(ProcessHandle.of(service.pid()).orElseThrow().destroy()).isTrue();
    }

    private boolean oneWaitsToInsertAVisit() throws SQLException {
        try (var connection = platform.postgres().dataSource("kyber_visitor").getConnection();
                var select = connection.prepareStatement(
                        "SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
                                + " AND query ILIKE 'insert into visit %'");
                var rows = select.executeQuery()) {
            return rows.next();
        }
    }

    /// Last names of the visits that begin so.
    private List<String> stored(String prefix) throws SQLException {
        try (var connection = platform.postgres().dataSource("kyber_visitor").getConnection();
                var select =
                        connection.prepareStatement("SELECT last_name FROM visit WHERE starts_with(last_name, ?)")) {
            select.setString(1, prefix);
            var names = new ArrayList<String>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            }
            return names;
        }
    }

    private HttpResponse<Void> get(int port, String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(uri(port, path))
                .timeout(Duration.ofSeconds(5))
                .build();
        return http.send(request, BodyHandlers.discarding());
    }

    private static URI uri(int port, String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }
}
