package com.kyberaccess.visitor.visit.active;

import static org.assertj.core.api.Assertions.assertThat;

import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.TestTokens;
import com.kyberaccess.visitor.location.Place;
import com.kyberaccess.visitor.testsupport.Desk;
import com.kyberaccess.visitor.testsupport.Desk.Office;
import com.kyberaccess.visitor.testsupport.LiveStream;
import com.kyberaccess.visitor.visit.Visit;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `GET /visitors/active/stream?location_id=…`.
@QuarkusTest
@WithTestResource(Infrastructure.class)
class LocationStreamTest {
    @TestHTTPResource("/")
    @SuppressWarnings("NullAway.Init")
    URI service;

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
    void aStreamOfALocationTellsWhatIsAboutItAlone() throws SQLException {
        // Given
        var annex = office.desk().location("Annex", "UTC");
        var ann = office.checkedIn("Ann", "Zed");
        checkedInAt(annex, "Bob");
        try (var stream = followAt(office.location(), null)) {
            var state = stream.await("state").data().path("visitors");
            assertThat(state).hasSize(1);
            assertThat(state.at("/0/visitor_id").asText()).isEqualTo(ann);
            // When
            checkedInAt(annex, "Cid");
            var dan = office.checkedIn("Dan", "Wu");
            renameHosts();
            // Then
            assertThat(stream.await("check_in").visitor()).isEqualTo(dan);
            stream.await("directory_changed");
            assertThat(stream.types()).containsExactly("state", "check_in", "directory_changed");
        }
    }

    @Test
    void whoGoesOnAtAnotherLocationLeavesOneStreamAndComesIntoTheOther() throws SQLException {
        // Given
        var annex = office.desk().location("Annex", "UTC");
        var ann = office.checkedIn("Ann", "Zed");
        try (var here = followAt(office.location(), null);
                var there = followAt(annex, null);
                var everywhere = new LiveStream(service, office.desk().token(), null)) {
            here.await("state");
            there.await("state");
            everywhere.await("state");
            // When
            move(ann, annex);
            office.desk().post("/visitors/" + ann + "/check-out").then().statusCode(200);
            // Then
            assertThat(there.await("check_out").visitor()).isEqualTo(ann);
            here.await("moved_out");
            everywhere.await("check_out");
            assertThat(here.types()).containsExactly("state", "moved_out");
            assertThat(there.types()).containsExactly("state", "moved_in", "check_out");
            assertThat(everywhere.types()).containsExactly("state", "moved_out", "moved_in", "check_out");
            assertThat(here.await("moved_out").data().path("location_id").asText())
                    .isEqualTo(office.location());
            assertThat(there.await("moved_in").visitor()).isEqualTo(ann);
        }
    }

    @Test
    void whoComesBackToALocationMissesNothingOfIt() throws SQLException {
        // Given
        var annex = office.desk().location("Annex", "UTC");
        var ann = office.checkedIn("Ann", "Zed");
        log.keepShort();
        // When: while nobody follows.
        var bob = checkedInAt(annex, "Bob");
        move(ann, annex);
        checkedInAt(office.location(), "Cid");
        log.keepShort();
        // Then
        try (var there = followAt(annex, "1");
                var here = followAt(office.location(), "1")) {
            assertThat(there.await("check_in").visitor()).isEqualTo(bob);
            assertThat(there.await("moved_in").visitor()).isEqualTo(ann);
            here.await("check_in");
            assertThat(there.events()).extracting(LiveStream.Event::id).containsExactly(2L, 4L);
            assertThat(here.events()).extracting(LiveStream.Event::type).containsExactly("moved_out", "check_in");
            assertThat(here.events()).extracting(LiveStream.Event::id).containsExactly(3L, 5L);
        }
    }

    @Test
    void aStreamOfAQuietLocationKnowsHowFarItHasHeard() {
        // Given
        var annex = office.desk().location("Annex", "UTC");
        try (var stream = followAt(annex, null)) {
            stream.await("state");
            // When
            office.checkedIn("Ann", "Zed");
            // Then: with the next sign of life, so that coming back does not begin before Ann.
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> stream.position() == 1);
            assertThat(stream.types()).containsExactly("state");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"loc_nonsense", "loc_00000000000000000000000000", "another account's"})
    void anUnknownLocationIs400AndNamed(String location) {
        // Given
        var unknown = location.startsWith("another") ? Desk.open().office().location() : location;
        var request = HttpRequest.newBuilder(service.resolve("/api/v1/visitors/active/stream?location_id=" + unknown))
                .header("Authorization", "Bearer " + office.desk().token())
                .build();
        // When: an answer that does not end would be a stream.
        var http = HttpClient.newHttpClient();
        try {
            var answer = http.sendAsync(request, HttpResponse.BodyHandlers.ofString())
                    .orTimeout(20, TimeUnit.SECONDS)
                    .join();
            // Then
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("\"code\":\"INVALID_PARAMETER\"", "\"field\":\"location_id\"");
        } finally {
            http.shutdownNow();
        }
    }

    private LiveStream followAt(String location, @Nullable String lastEventId) {
        var token = TestTokens.readOnly(office.desk().tenant());
        return new LiveStream(service, "?location_id=" + location, token, lastEventId);
    }

    private String checkedInAt(String location, String firstName) {
        var body = office.walkIn(firstName, "Young");
        body.put("location_id", location);
        return office.checkIn(body).getString("data.id");
    }

    /// No request does that to who is on site: whoever changes the row has it told.
    private void move(String visit, String location) throws SQLException {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement("UPDATE visit SET location_id = ? WHERE id = ?")) {
            update.setObject(1, Place.LOCATION_ID.parse(location).orElseThrow());
            update.setObject(2, Visit.VISIT_ID.parse(visit).orElseThrow());
            update.executeUpdate();
        }
    }

    private void renameHosts() throws SQLException {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement("UPDATE host SET name = 'Jane Doe' WHERE account_id = ?")) {
            update.setObject(1, office.desk().tenant().accountId());
            update.executeUpdate();
        }
    }
}
