package com.kyberaccess.emergency.rollcall;

import static com.kyberaccess.emergency.testsupport.ControlRoom.data;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.kyberaccess.common.security.Role;
import com.kyberaccess.emergency.VisitorTopic;
import com.kyberaccess.emergency.testsupport.ControlRoom;
import com.kyberaccess.emergency.testsupport.LiveStream;
import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.Simultaneously;
import com.kyberaccess.testing.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class RollCallTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TestHTTPResource("/")
    @SuppressWarnings("NullAway.Init")
    URI service;

    private final ControlRoom room = ControlRoom.open();
    private String location;
    private String jane;
    private String evacuation;

    @BeforeEach
    void evacuate() {
        location = room.location("Main Office");
        jane = checkedIn("Smith");
        evacuation = data(
                        room.post(
                                "/evacuations",
                                Map.of("location_ids", List.of(location), "reason", "Fire", "notify_all", false)),
                        201)
                .getString("data.id");
    }

    @Test
    void aMarkSaysWhoWithWhichDeviceAndWhen() {
        // Given
        var warden = room.as(TestTokens.member(room.tenant(), Role.FRONT_DESK));
        // When
        var answer = warden.put(
                path(jane), Map.of("status", "needs_help", "note", "Broken leg, stairs B", "device", "radio-7"));
        // Then
        answer.then()
                .statusCode(200)
                .body("data.id", equalTo(jane))
                .body("data.name", equalTo("Jane Smith"))
                .body("data.status", equalTo("needs_help"))
                .body("data.note", equalTo("Broken leg, stairs B"))
                .body("data.device", equalTo("radio-7"))
                .body("data.marked_by", startsWith("usr_"))
                .body("data.history", hasSize(1));
        counters().body("data.counters.needs_help", equalTo(1)).body("data.counters.accounted", equalTo(1));
    }

    @Test
    void marksMadeOfflineMergeInTheOrderInWhichTheyWereMade() {
        // Given
        var start = Instant.now();
        mark("safe", start.plusSeconds(-20), "b");
        // When: made earlier, sent later.
        mark("missing", start.plusSeconds(-40), "a");
        // Then
        person().body("data.status", equalTo("safe"))
                .body("data.device", equalTo("b"))
                .body("data.history.status", contains("safe", "missing"));
        // When
        mark("needs_help", start.plusSeconds(-10), "c");
        // Then
        person().body("data.status", equalTo("needs_help")).body("data.history.device", contains("c", "b", "a"));
    }

    @Test
    void theSameMarkSentAgainIsOneMark() {
        // Given
        var at = Instant.now().minusSeconds(5);
        // When
        mark("safe", at, "a");
        mark("safe", at, "a");
        // Then
        person().body("data.history", hasSize(1));
    }

    @Test
    void aDeviceWhoseClockRunsAheadDoesNotOutrankWhatComesLater() {
        // Given
        mark("missing", Instant.now().plus(Duration.ofMinutes(3)), "ahead");
        // When
        room.put(path(jane), Map.of("status", "safe")).then().statusCode(200);
        // Then
        person().body("data.status", equalTo("safe"));
    }

    @Test
    void wardensAtTheSameTimeLoseNoMark() {
        // When
        var statuses = Simultaneously.run(
                8, i -> room.put(path(jane), Map.of("status", i % 2 == 0 ? "safe" : "missing", "device", "radio-" + i))
                        .statusCode());
        // Then
        assertThat(statuses).containsOnly(200);
        var history = person().body("data.history", hasSize(8)).extract().jsonPath();
        assertThat(history.getString("data.status")).isEqualTo(history.getString("data.history[0].status"));
    }

    @Test
    void theCountersOfTheStreamAreExactWhileManyMarkAtOnce() {
        // Given
        var visits = Simultaneously.run(10, i -> {
            var visit = VisitorTopic.newVisit();
            VisitorTopic.checkedIn(room.tenant(), visit, location, "Visitor-" + i, Instant.now());
            return visit;
        });
        VisitorTopic.awaitRead(room.tenant());
        try (var stream = new LiveStream(service, room.token(), null)) {
            stream.await("state");
            // When
            Simultaneously.run(10, i -> room.put(path(visits.get(i)), Map.of("status", "safe"))
                    .statusCode());
            // Then
            assertThat(stream.await("mark", 10))
                    .extracting(event -> event.data().at("/counters/safe").asInt())
                    .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        }
    }

    @Test
    void aMarkIsToldLiveWithin200MillisecondsAndWithoutAName() {
        try (var stream = new LiveStream(service, room.token(), null)) {
            var state = stream.await("state");
            assertThat(state.data().at("/evacuations/0/id").asText()).isEqualTo(evacuation);
            assertThat(state.data().at("/evacuations/0/counters/people").asInt())
                    .isEqualTo(1);
            var latencies = new ArrayList<Duration>();
            for (int i = 1; i <= 5; i++) {
                // When
                room.put(path(jane), Map.of("status", "safe"));
                long answered = System.nanoTime();
                // Then
                latencies.add(Duration.ofNanos(stream.await("mark", i).getLast().at() - answered));
            }
            assertThat(LiveStream.median(latencies)).isLessThan(Duration.ofMillis(200));
            var told = stream.await("mark");
            assertThat(told.data().path("person_id").asText()).isEqualTo(jane);
            assertThat(told.data().path("status").asText()).isEqualTo("safe");
            assertThat(told.data().toString()).doesNotContain("Smith");
        }
    }

    @Test
    void somebodyWhoIsNotOnTheListIsAddedAndMarked() {
        // When
        var added = data(
                room.post(
                        "/evacuations/" + evacuation + "/people",
                        Map.of(
                                "name",
                                "Plumber",
                                "company",
                                "Pipes Ltd",
                                "location_id",
                                location,
                                "mark",
                                Map.of("status", "safe", "device", "radio-1"))),
                201);
        // Then
        assertThat(added.getString("data.id")).startsWith("per_");
        assertThat(added.getString("data.status")).isEqualTo("safe");
        counters().body("data.counters.people", equalTo(2)).body("data.counters.safe", equalTo(1));
        room.put(path(added.getString("data.id")), Map.of("status", "needs_help"))
                .then()
                .statusCode(200)
                .body("data.history", hasSize(2));
    }

    @Test
    void whoIsNotOnTheRollCallCannotBeMarked() {
        // Given
        var elsewhere = VisitorTopic.newVisit();
        // Then
        for (var person : List.of(elsewhere, "per_01h455vb4pex5vsknk084sn02q", jane.replace("vis_", "usr_"), "x")) {
            refused(room.put(path(person), Map.of("status", "safe")), 404, "NOT_FOUND");
            refused(room.get(path(person)), 404, "NOT_FOUND");
        }
        counters().body("data.counters.people", equalTo(1)).body("data.counters.unmarked", equalTo(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"status\":\"fine\"}",
                "{\"status\":null}",
                "{\"status\":\"safe\",\"note\":\"a\\u0000b\"}",
                "{\"status\":\"safe\",\"marked_at\":\"yesterday\"}",
                "{\"status\":\"safe\",\"marked_at\":\"2999-01-01T00:00:00Z\"}",
                "{\"status\":\"safe\",\"marked_at\":\"2020-01-01T00:00:00Z\"}",
                "{\"status\":\"safe\",\"rally_point_id\":\"rly_01h455vb4pex5vsknk084sn02q\"}",
                "{\"status\":\"safe\",\"location\":\"x\"}"
            })
    void aBadMarkIsNamedAndChangesNothing(String body) {
        room.put(path(jane), body).then().statusCode(422).body("error.details", hasSize(1));
        person().body("data.status", nullValue()).body("data.history", hasSize(0));
    }

    @Test
    void aHugeNoteIsRefused() {
        room.put(path(jane), Map.of("status", "safe", "note", "x".repeat(1_001)))
                .then()
                .statusCode(422)
                .body("error.details.field", contains("note"));
        room.put(path(jane), Map.of("status", "safe", "note", "🚒".repeat(1_000)))
                .then()
                .statusCode(200);
    }

    @Test
    void afterItsEndOnlyMarksThatWereMadeBeforeItAreTaken() {
        // Given
        var before = Instant.now();
        room.post("/evacuations/" + evacuation + "/end").then().statusCode(200);
        // Then
        refused(room.put(path(jane), Map.of("status", "safe")), 409, "EVACUATION_ENDED");
        refused(room.post("/evacuations/" + evacuation + "/people", Map.of("name", "Late")), 409, "EVACUATION_ENDED");
        counters().body("data.counters.unmarked", equalTo(1));
        // When: a device comes back into reach.
        mark("safe", before, "radio-1");
        // Then
        counters().body("data.counters.safe", equalTo(1));
    }

    @Test
    void aDeletedVisitorsNameAndNotesGoAndTheMarksStay() {
        // Given
        room.put(path(jane), Map.of("status", "safe", "note", "Jane sits on the bench"));
        // When
        VisitorTopic.deleted(room.tenant(), jane);
        // Then
        await().atMost(PATIENCE).untilAsserted(() -> person().body("data.name", nullValue())
                .body("data.note", nullValue())
                .body("data.history.note", contains(nullValue()))
                .body("data.status", equalTo("safe")));
    }

    @Test
    void rallyPointsAreNamedAndMarksMayNameThem() {
        // Given
        var point = data(
                        room.post(
                                "/rally-points",
                                Map.of("location_id", location, "name", "Car park", "description", "Behind the gate")),
                        201)
                .getString("data.id");
        // When
        room.put(path(jane), Map.of("status", "safe", "rally_point_id", point))
                .then()
                .statusCode(200)
                .body("data.rally_point_id", equalTo(point));
        // Then
        counters().body("data.rally_points.name", contains("Car park"));
        room.get("/rally-points?location_id=" + location).then().body("data.id", contains(point));
        room.delete("/rally-points/" + point).then().statusCode(204);
        room.get("/rally-points").then().body("data", hasSize(0));
        refused(room.delete("/rally-points/" + point), 404, "NOT_FOUND");
        refused(ControlRoom.open().delete("/rally-points/" + point), 404, "NOT_FOUND");
        room.post("/rally-points", Map.of("location_id", "x", "name", "y"))
                .then()
                .statusCode(422)
                .body("error.details.field", contains("location_id"));
    }

    @Test
    void peopleAreListedByStateAndKind() {
        // Given
        var bob = data(room.post("/evacuations/" + evacuation + "/people", Map.of("name", "Bob")), 201)
                .getString("data.id");
        room.put(path(jane), Map.of("status", "missing"));
        // Then
        list("").body("data.name", contains("Bob", "Jane Smith")).body("meta.total", equalTo(2));
        list("?status=missing").body("data.id", contains(jane));
        list("?status=unmarked").body("data.id", contains(bob));
        list("?kind=added").body("data.id", contains(bob));
        list("?per_page=1&page=2").body("data.id", contains(jane));
        room.get("/evacuations/" + evacuation + "/people?status=fine").then().statusCode(400);
        room.get("/evacuations/" + evacuation + "/people?kind=dog").then().statusCode(400);
    }

    private void mark(String status, Instant at, String device) {
        var body = new LinkedHashMap<String, Object>();
        body.put("status", status);
        body.put("marked_at", at.truncatedTo(ChronoUnit.MILLIS).toString());
        body.put("device", device);
        room.put(path(jane), body).then().statusCode(200);
    }

    private String checkedIn(String lastName) {
        var visit = VisitorTopic.newVisit();
        VisitorTopic.checkedIn(room.tenant(), visit, location, lastName, Instant.now());
        VisitorTopic.awaitRead(room.tenant());
        return visit;
    }

    private String path(String person) {
        return "/evacuations/" + evacuation + "/people/" + person;
    }

    private io.restassured.response.ValidatableResponse person() {
        return room.get(path(jane)).then().statusCode(200);
    }

    private io.restassured.response.ValidatableResponse counters() {
        return room.get("/evacuations/" + evacuation).then().statusCode(200);
    }

    private io.restassured.response.ValidatableResponse list(String query) {
        return room.get("/evacuations/" + evacuation + "/people" + query).then().statusCode(200);
    }

    private static void refused(Response answer, int status, String code) {
        answer.then().statusCode(status).body("error.code", equalTo(code));
    }
}
