package com.kyberaccess.visitor.visit.active;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.kyberaccess.common.sandbox.SandboxResets;
import com.kyberaccess.common.security.Revocations;
import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.Simultaneously;
import com.kyberaccess.testing.TestTenants;
import com.kyberaccess.testing.TestTokens;
import com.kyberaccess.visitor.testsupport.Desk;
import com.kyberaccess.visitor.testsupport.Desk.Office;
import com.kyberaccess.visitor.testsupport.LiveStream;
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
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class ActiveStreamTest {
    private static final int BIG_ENTRIES = 300;
    private static final String BIG = "x".repeat(40_000);

    @Inject
    MeterRegistry metrics;

    @TestHTTPResource("/")
    @SuppressWarnings("NullAway.Init")
    URI service;

    @Inject
    Revocations revocations;

    @Inject
    SandboxResets resets;

    @Inject
    ActiveLog log;

    @Inject
    DataSource database;

    @SuppressWarnings("NullAway.Init")
    private Office office;

    @BeforeEach
    void open() {
        office = Desk.open().office();
    }

    @Test
    void aStreamBeginsWithWhoIsOnSiteAndTellsWhoComesAndGoes() {
        // Given
        var ann = office.checkedIn("Ann", "Zed");
        try (var stream = follow(null)) {
            var state = stream.await("state");
            assertThat(state.data().at("/visitors/0/visitor_id").asText()).isEqualTo(ann);
            // When
            var bob = office.checkedIn("Bob", "Young");
            office.desk().post("/visitors/" + ann + "/check-out").then().statusCode(200);
            // Then
            assertThat(stream.await("check_in").visitor()).isEqualTo(bob);
            var left = stream.await("check_out");
            assertThat(left.visitor()).isEqualTo(ann);
            assertThat(left.data().path("location_id").asText()).isEqualTo(office.location());
            assertThat(left.data().path("at").asText()).endsWith("Z");
            assertThat(left.id()).isEqualTo(state.id() + 2);
        }
    }

    @Test
    void changesAndDeletionsOfWhoIsOnSiteAreToldWithoutNames() throws SQLException {
        // Given
        var ann = office.checkedIn("Ann", "Zed");
        office.preRegistered();
        try (var stream = follow(null)) {
            stream.await("state");
            // When
            execute("UPDATE visit SET company = 'Beta' WHERE account_id = ?");
            execute("UPDATE host SET name = 'Jane Doe' WHERE account_id = ?");
            execute("DELETE FROM visit WHERE account_id = ?");
            // Then
            assertThat(stream.await("deleted").visitor()).isEqualTo(ann);
            assertThat(stream.types()).containsExactly("state", "updated", "directory_changed", "deleted");
            assertThat(stream.events().toString()).doesNotContain("Ann", "Zed", "Jane");
        }
    }

    @Test
    void aReaderWhoComesBackMissesNothing() {
        // Given
        office.checkedIn("Ann", "Zed");
        office.checkedIn("Bob", "Young");
        office.checkedIn("Cid", "Xu");
        log.keepShort();
        // When
        try (var stream = follow("1")) {
            // Then
            stream.await("check_in", 2);
            var dan = office.checkedIn("Dan", "Wu");
            assertThat(stream.await("check_in", 3).getLast().visitor()).isEqualTo(dan);
            assertThat(stream.events()).extracting(LiveStream.Event::id).containsExactly(2L, 3L, 4L);
        }
    }

    @Test
    void whatCommitsLateIsNumberedLateAndReachesWhoWasThereBefore() throws SQLException {
        // Given
        try (var stream = follow(null)) {
            stream.await("state");
            try (var late = database.getConnection()) {
                late.setAutoCommit(false);
                try (var insert = late.prepareStatement(
                        "INSERT INTO active_pending (account_id, mode, type) VALUES (?, 'live', 'late')")) {
                    insert.setObject(1, office.desk().tenant().accountId());
                    insert.executeUpdate();
                }
                // When: somebody else comes and commits in between.
                office.checkedIn("Ann", "Zed");
                stream.await("check_in");
                late.commit();
            }
            // Then
            assertThat(stream.await("late").id()).isEqualTo(2);
        }
    }

    @Test
    void nothingIsLostAmongManyWritersAndReadersWhoComeMeanwhile() {
        try (var first = follow(null)) {
            first.await("state");
            // When
            var visits = Simultaneously.run(8, i -> office.checkedIn("Visitor" + i, "Zed"));
            Awaitility.await().until(() -> log.number() == 0 && first.events().size() == 9);
            try (var second = follow("0")) {
                // Then
                for (var stream : List.of(first, second)) {
                    assertThat(stream.await("check_in", 8))
                            .extracting(LiveStream.Event::visitor)
                            .containsExactlyInAnyOrderElementsOf(visits);
                }
                assertThat(first.await("check_in", 8))
                        .extracting(LiveStream.Event::id)
                        .containsExactlyElementsOf(
                                LongStream.rangeClosed(1, 8).boxed().toList());
            }
        }
    }

    @Test
    void aNumberThatIsNotKnownBeginsWithTheState() {
        for (var seen : List.of("99", "-1", "x")) {
            try (var stream = follow(seen)) {
                stream.await("state");
            }
        }
    }

    @Test
    void anotherAccountAndTheSandboxHearNothing() {
        try (var foreign = new LiveStream(service, TestTokens.readOnly(TestTenants.next()), null);
                var sandbox = new LiveStream(
                        service,
                        TestTokens.readOnly(TestTenants.sandboxOf(office.desk().tenant())),
                        null);
                var own = follow(null)) {
            foreign.await("state");
            sandbox.await("state");
            own.await("state");
            // When
            office.checkedIn("Ann", "Zed");
            own.await("check_in");
            // Then
            assertThat(foreign.types()).containsExactly("state");
            assertThat(sandbox.types()).containsExactly("state");
        }
    }

    @Test
    void aResetOfTheSandboxBeginsItsStreamsAnew() {
        // Given
        var sandbox = Desk.of(TestTenants.sandboxOf(TestTenants.next()));
        var location = sandbox.location("Main Office", "UTC");
        new Office(sandbox, location, sandbox.host("John Doe", "john@company.example", "Engineering", location))
                .checkedIn("Ann", "Zed");
        log.keepShort();
        try (var stream = new LiveStream(service, sandbox.token(), null)) {
            stream.await("state");
            // When
            resets.reset(sandbox.tenant().accountId(), Instant.now());
            // Then
            var anew = stream.await("state", 2).getLast();
            assertThat(anew.data().path("visitors").isEmpty()).isTrue();
        }
    }

    @Test
    void aRevokedKeysStreamEnds() {
        // Given
        var key = "key_" + office.desk().tenant().account().substring(4);
        try (var stream = new LiveStream(service, TestTokens.ofKey(office.desk().tenant(), key), null)) {
            stream.await("state");
            // When
            revocations.add(key);
            // Then
            stream.awaitEnd();
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
                    .write(("GET /api/v1/visitors/active/stream HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                                    + office.desk().token() + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            var before = dropped();
            // When: more than all buffers on the way hold, at the pace of the reader who reads.
            for (int i = 10; i <= BIG_ENTRIES; i += 10) {
                note(10);
                fast.await(BIG, i);
            }
            // Then
            assertThat(fast.await(BIG, BIG_ENTRIES)).hasSize(BIG_ENTRIES);
            assertThat(dropped()).isEqualTo(before + 1);
        }
    }

    private double dropped() {
        var counter = metrics.find("kyber.stream.dropped").counter();
        return counter == null ? 0 : counter.count();
    }

    private void note(int count) throws SQLException {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("INSERT INTO active_pending (account_id, mode, type)"
                        + " SELECT ?, 'live', ? FROM generate_series(1, ?)")) {
            insert.setObject(1, office.desk().tenant().accountId());
            insert.setString(2, BIG);
            insert.setInt(3, count);
            insert.executeUpdate();
        }
    }

    @Test
    void withoutACredentialThereIsNoStream() {
        RestAssured.given()
                .get("/api/v1/visitors/active/stream")
                .then()
                .statusCode(401)
                .body("error.code", equalTo("UNAUTHORIZED"));
    }

    private LiveStream follow(@Nullable String lastEventId) {
        return new LiveStream(service, TestTokens.readOnly(office.desk().tenant()), lastEventId);
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, office.desk().tenant().accountId());
            statement.executeUpdate();
        }
    }
}
