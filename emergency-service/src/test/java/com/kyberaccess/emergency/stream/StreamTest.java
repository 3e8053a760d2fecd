package com.kyberaccess.emergency.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.kyberaccess.common.security.Revocations;
import com.kyberaccess.emergency.testsupport.ControlRoom;
import com.kyberaccess.emergency.testsupport.LiveStream;
import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.TestTenants;
import com.kyberaccess.testing.TestTokens;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class StreamTest {
    private static final int BIG_ENTRIES = 300;
    private static final int BIG = 40_000;

    @TestHTTPResource("/")
    @SuppressWarnings("NullAway.Init")
    URI service;

    @Inject
    Revocations revocations;

    @Inject
    MeterRegistry metrics;

    private final ControlRoom room = ControlRoom.open();

    @Test
    void aStreamBeginsWithThePresentState() {
        // Given
        var id = lockDown("Threat");
        // When
        try (var stream = follow(null)) {
            // Then
            var state = stream.await("state");
            assertThat(state.id()).isEqualTo(1);
            assertThat(state.data().at("/lockdowns/0/id").asText()).isEqualTo(id);
        }
    }

    @Test
    void whatHappensIsToldWithin200Milliseconds() {
        try (var stream = follow(null)) {
            stream.await("state");
            var latencies = new ArrayList<Duration>();
            for (int i = 1; i <= 5; i++) {
                // When
                var id = lockDown("Threat");
                long answered = System.nanoTime();
                // Then
                var told = stream.await("lockdown_activated", i).getLast();
                assertThat(told.data().path("id").asText()).isEqualTo(id);
                latencies.add(Duration.ofNanos(told.at() - answered));
                lift(id);
                assertThat(stream.await("lockdown_lifted", i).getLast().id()).isEqualTo(told.id() + 1);
            }
            assertThat(LiveStream.median(latencies)).isLessThan(Duration.ofMillis(200));
        }
    }

    @Test
    void whatAnotherReplicaWritesIsToldWithin200MillisecondsToo() throws SQLException {
        try (var stream = follow(null)) {
            stream.await("state");
            var latencies = new ArrayList<Duration>();
            for (int i = 1; i <= 5; i++) {
                // When: written past this process, as another one does.
                append(i, 10);
                long committed = System.nanoTime();
                // Then
                var told = stream.await("mark", i).getLast();
                assertThat(told.id()).isEqualTo(i);
                latencies.add(Duration.ofNanos(told.at() - committed));
            }
            assertThat(LiveStream.median(latencies)).isLessThan(Duration.ofMillis(200));
        }
    }

    @Test
    void aReaderWhoComesBackMissesNothing() {
        // Given
        try (var stream = follow(null)) {
            stream.await("state");
            lift(lockDown("one"));
            stream.await("lockdown_lifted");
        }
        // When
        lift(lockDown("two"));
        lift(lockDown("three"));
        try (var stream = follow("2")) {
            // Then
            assertThat(stream.await("lockdown_lifted", 2)).hasSize(2);
            assertThat(stream.events()).extracting(LiveStream.Event::id).containsExactly(3L, 4L, 5L, 6L);
            // When
            lockDown("four");
            // Then
            assertThat(stream.await("lockdown_activated", 3).getLast().id()).isEqualTo(7);
        }
    }

    @Test
    void aNumberThatIsNotKnownAnyMoreOrNeverWasBeginsWithTheState() throws SQLException {
        // Given
        lift(lockDown("one"));
        forget();
        lockDown("two");
        // When
        for (var seen : List.of("0", "99", "-1", "x")) {
            try (var stream = follow(seen)) {
                // Then
                assertThat(stream.await("state").id()).isEqualTo(3);
            }
        }
    }

    @Test
    void nothingIsLostAmongManyWritersAndReadersWhoComeMeanwhile() {
        try (var first = follow(null)) {
            first.await("state");
            // When
            var lockdowns = com.kyberaccess.testing.Simultaneously.run(
                    8, i -> lockDownAt(room.location("Site " + i), "Threat " + i));
            try (var second = follow("0")) {
                // Then
                assertThat(second.await("lockdown_activated", 8))
                        .extracting(event -> event.data().path("id").asText())
                        .containsExactlyInAnyOrderElementsOf(lockdowns);
                assertThat(first.await("lockdown_activated", 8))
                        .extracting(LiveStream.Event::id)
                        .containsExactlyElementsOf(
                                LongStream.rangeClosed(1, 8).boxed().toList());
            }
        }
    }

    @Test
    void anotherAccountHearsNothing() {
        var stranger = TestTenants.next();
        try (var foreign = new LiveStream(service, TestTokens.readOnly(stranger), null);
                var sandbox = new LiveStream(service, TestTokens.readOnly(TestTenants.sandboxOf(room.tenant())), null);
                var own = follow(null)) {
            foreign.await("state");
            sandbox.await("state");
            // When
            lockDown("Threat");
            own.await("lockdown_activated");
            // Then
            assertThat(foreign.types()).containsExactly("state");
            assertThat(sandbox.types()).containsExactly("state");
        }
    }

    @Test
    void aReaderWhoDoesNotReadIsLetGoAndTheOthersAreNotDelayed() throws Exception {
        try (var fast = follow(null);
                var slow = new Socket()) {
            fast.await("state");
            slow.setReceiveBufferSize(4_096);
            slow.connect(new InetSocketAddress(service.getHost(), service.getPort()));
            slow.getOutputStream()
                    .write(("GET /api/v1/emergency/stream HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                                    + room.token() + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            var dropped = dropped();
            // When: more than all buffers on the way hold, at the pace of the reader who reads.
            for (int i = 1; i <= BIG_ENTRIES; i++) {
                append(i, BIG);
                if (i % 10 == 0) {
                    fast.await("mark", i);
                }
            }
            // Then
            assertThat(fast.await("mark", BIG_ENTRIES)).hasSize(BIG_ENTRIES);
            assertThat(dropped()).isEqualTo(dropped + 1);
        }
    }

    /// Past this process.
    private void append(int seq, int size) throws SQLException {
        try (var connection = Infrastructure.postgres().dataSource("kyber_test").getConnection();
                var append = connection.prepareStatement("""
                        WITH head AS (
                            INSERT INTO stream_head (account_id, mode, seq) VALUES (?, 'live', ?)
                            ON CONFLICT (account_id, mode) DO UPDATE SET seq = excluded.seq RETURNING *)
                        INSERT INTO stream_event (account_id, mode, seq, type, data)
                        SELECT account_id, mode, seq, 'mark', '{"x":"' || repeat('x', ?) || '"}' FROM head
                        """)) {
            append.setObject(1, room.tenant().accountId());
            append.setInt(2, seq);
            append.setInt(3, size);
            append.executeUpdate();
        }
    }

    private double dropped() {
        var counter = metrics.find("kyber.stream.dropped").counter();
        return counter == null ? 0 : counter.count();
    }

    @Test
    void aReadOnlyKeyMayFollow() {
        try (var stream = new LiveStream(service, TestTokens.readOnly(room.tenant()), null)) {
            assertThat(stream.status()).isEqualTo(200);
            stream.await("state");
        }
    }

    @Test
    void withoutACredentialThereIsNoStream() {
        RestAssured.given()
                .get("/api/v1/emergency/stream")
                .then()
                .statusCode(401)
                .body("error.code", equalTo("UNAUTHORIZED"));
    }

    @Test
    void aRevokedKeysStreamEnds() {
        // Given
        var key = "key_" + room.tenant().account().substring(4);
        try (var stream = new LiveStream(service, TestTokens.ofKey(room.tenant(), key), null)) {
            stream.await("state");
            // When
            revocations.add(key);
            // Then
            stream.awaitEnd();
        }
    }

    private LiveStream follow(@Nullable String lastEventId) {
        return new LiveStream(service, room.token(), lastEventId);
    }

    private String lockDown(String reason) {
        return ControlRoom.data(room.post("/lockdown", Map.of("reason", reason, "notify_all", false)), 201)
                .getString("data.id");
    }

    private String lockDownAt(String location, String reason) {
        return ControlRoom.data(
                        room.post("/lockdown", Map.of("location_id", location, "reason", reason, "notify_all", false)),
                        201)
                .getString("data.id");
    }

    private void lift(String lockdown) {
        room.post("/lockdowns/" + lockdown + "/lift").then().statusCode(200);
    }

    private void forget() throws SQLException {
        try (var connection = Infrastructure.postgres().dataSource("kyber_test").getConnection();
                var delete = connection.prepareStatement("DELETE FROM stream_event WHERE account_id = ?")) {
            delete.setObject(1, room.tenant().accountId());
            delete.executeUpdate();
        }
    }
}
