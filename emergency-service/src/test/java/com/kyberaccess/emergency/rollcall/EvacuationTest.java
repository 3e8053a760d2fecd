package com.kyberaccess.emergency.rollcall;

import static com.kyberaccess.emergency.testsupport.ControlRoom.data;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.kyberaccess.common.security.Role;
import com.kyberaccess.emergency.VisitorTopic;
import com.kyberaccess.emergency.testsupport.ControlRoom;
import com.kyberaccess.testing.EventContract;
import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.Simultaneously;
import com.kyberaccess.testing.TestTenants;
import com.kyberaccess.testing.TestTokens;
import com.kyberaccess.testing.TopicProbe;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class EvacuationTest {
    private static final Instant THIS_MORNING = Instant.parse("2025-01-15T14:30:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ControlRoom room = ControlRoom.open();

    @Test
    void itStartsFromThePeopleWhoAreOnTheListAtThatMoment() {
        // Given
        var location = room.location("Main Office");
        var jane = checkedIn(location, "Jane");
        checkedIn(room.location("Warehouse"), "Elsewhere");
        var gone = checkedIn(location, "Gone");
        VisitorTopic.checkedOut(room.tenant(), gone, Instant.now());
        VisitorTopic.awaitRead(room.tenant());
        // When
        var answer = room.post(
                "/evacuations",
                Map.of("location_ids", List.of(location), "severity", 2, "reason", "Fire alarm", "notify_all", false));
        // Then
        answer.then()
                .statusCode(201)
                .body("data.id", startsWith("evc_"))
                .body("data.status", equalTo("active"))
                .body("data.severity", equalTo(2))
                .body("data.drill", equalTo(false))
                .body("data.locations.id", contains(location))
                .body("data.list_as_of", notNullValue())
                .body("data.counters.people", equalTo(1))
                .body("data.counters.unmarked", equalTo(1));
        people(id(answer)).body("data.id", contains(jane)).body("data.source", contains("list"));
    }

    @Test
    void withoutLocationsEverybodyIsOnTheRollCall() {
        // Given
        var one = checkedIn(room.location("Main Office"), "One");
        var two = checkedIn(room.location("Warehouse"), "Two");
        // When
        var answer = room.post("/evacuations", Map.of("reason", "Flood"));
        // Then
        answer.then()
                .statusCode(201)
                .body("data.all_locations", equalTo(true))
                .body("data.severity", equalTo(3))
                .body("data.locations.name", contains("Main Office", "Warehouse"));
        people(id(answer)).body("data.id", containsInAnyOrder(one, two));
    }

    @Test
    void whoeverWasCheckingInJoinsAndWhoeverLeavesByTheDeskIsKnownToHave() {
        // Given
        var location = room.location("Main Office");
        var jane = checkedIn(location, "Jane");
        var evacuation = evacuated(location);
        // When
        var late = VisitorTopic.newVisit();
        VisitorTopic.checkedIn(room.tenant(), late, location, "Late", Instant.now());
        VisitorTopic.checkedIn(
                room.tenant(), VisitorTopic.newVisit(), room.location("Warehouse"), "Elsewhere", Instant.now());
        // Then
        await().atMost(PATIENCE)
                .untilAsserted(() -> people(evacuation).body("data.id", containsInAnyOrder(jane, late)));
        room.get("/evacuations/" + evacuation + "/people/" + late).then().body("data.source", equalTo("checking_in"));
        // When
        VisitorTopic.checkedOut(room.tenant(), jane, Instant.now());
        // Then
        await().atMost(PATIENCE).untilAsserted(() -> room.get("/evacuations/" + evacuation)
                .then()
                .body("data.counters.checked_out", equalTo(1))
                .body("data.counters.accounted", equalTo(1)));
        people(evacuation, "?status=checked_out").body("data.id", contains(jane));
    }

    @Test
    void checkInsThatAreBeingWrittenWhenItBeginsAreOnTheRollCallAllTheSame() {
        // Given
        var location = room.location("Main Office");
        var visits = Simultaneously.run(40, i -> {
            if (i == 20) {
                return evacuated(location);
            }
            var visit = VisitorTopic.newVisit();
            VisitorTopic.checkedIn(room.tenant(), visit, location, "Visitor-" + i, Instant.now());
            return visit;
        });
        // When
        VisitorTopic.awaitRead(room.tenant());
        // Then
        var evacuation = visits.get(20);
        var expected = visits.stream().filter(id -> !id.equals(evacuation)).toList();
        assertThat(people(evacuation, "?per_page=100").extract().jsonPath().<String>getList("data.id"))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void itsBeginningAndItsEndAreEventsAsTheSchemasSay() {
        // Given
        var location = room.location("Main Office");
        // When
        var evacuation = evacuated(location);
        room.post("/evacuations/" + evacuation + "/end").then().statusCode(200);
        // Then
        var events = events(2);
        EventContract.assertFits("emergency.evacuation_activated", events.get(0));
        EventContract.assertFits("emergency.evacuation_ended", events.get(1));
        assertThat(events.get(0).at("/data/locations/0/id").asText()).isEqualTo(location);
    }

    @Test
    void aDrillGoesTheSameWayAndRaisesNoneOfTheAlarmsEvents() {
        // Given
        var location = room.location("Main Office");
        checkedIn(location, "Jane");
        // When
        var answer = room.post(
                "/evacuations", Map.of("location_ids", List.of(location), "reason", "Yearly drill", "drill", true));
        answer.then().statusCode(201).body("data.drill", equalTo(true)).body("data.counters.people", equalTo(1));
        room.post("/evacuations/" + id(answer) + "/end").then().statusCode(200).body("data.drill", equalTo(true));
        // Then
        var events = events(2);
        EventContract.assertFits("emergency.drill_started", events.get(0));
        EventContract.assertFits("emergency.drill_ended", events.get(1));
        room.get("/evacuations?drill=true").then().body("data.id", contains(id(answer)));
        room.get("/evacuations?drill=false").then().body("data", empty());
        room.get("/evacuations/" + id(answer) + "/report").then().body("data.drill", equalTo(true));
    }

    @Test
    void aSecondEvacuationOfALocationIsAConflict() {
        // Given
        var location = room.location("Main Office");
        var other = room.location("Warehouse");
        evacuated(location);
        // When
        var again = room.post("/evacuations", Map.of("location_ids", List.of(other, location), "reason", "Again"));
        // Then
        refused(again, 409, "EVACUATION_ALREADY_ACTIVE");
        refused(room.post("/evacuations", Map.of("reason", "Everywhere")), 409, "EVACUATION_ALREADY_ACTIVE");
        room.post("/evacuations", Map.of("location_ids", List.of(other), "reason", "There too"))
                .then()
                .statusCode(201);
        refused(room.post("/evacuations", Map.of("reason", "Drill", "drill", true)), 409, "EVACUATION_ALREADY_ACTIVE");
    }

    @Test
    void ofEvacuationsAtTheSameMomentOneIsMade() {
        // Given
        var location = room.location("Main Office");
        // When
        var statuses = Simultaneously.run(
                4, i -> room.post("/evacuations", Map.of("location_ids", List.of(location), "reason", "Fire " + i))
                        .statusCode());
        // Then
        assertThat(statuses).containsExactlyInAnyOrder(201, 409, 409, 409);
        assertThat(events(1)).hasSize(1);
    }

    @Test
    void aDrillGivesWayToTheRealThing() {
        // Given
        var location = room.location("Main Office");
        var drill = data(
                        room.post(
                                "/evacuations",
                                Map.of("location_ids", List.of(location), "reason", "Drill", "drill", true)),
                        201)
                .getString("data.id");
        // When
        var real = evacuated(location);
        // Then
        room.get("/evacuations/" + drill).then().body("data.status", equalTo("ended"));
        room.get("/evacuations?status=active").then().body("data.id", contains(real));
        assertThat(events(3))
                .extracting(event -> event.path("event").asText())
                .containsExactlyInAnyOrder(
                        "emergency.drill_started", "emergency.drill_ended", "emergency.evacuation_activated");
    }

    @Test
    void endingAnEndedEvacuationIsAConflictAndChangesNothing() {
        // Given
        var evacuation = evacuated(room.location("Main Office"));
        room.post("/evacuations/" + evacuation + "/end", Map.of("conducted_by", "first"))
                .then()
                .statusCode(200)
                .body("data.status", equalTo("ended"));
        // When
        var again = room.post("/evacuations/" + evacuation + "/end", Map.of("conducted_by", "second"));
        // Then
        refused(again, 409, "EVACUATION_ALREADY_ENDED");
        room.get("/evacuations/" + evacuation + "/report").then().body("data.conducted_by", equalTo("first"));
        assertThat(events(2)).hasSize(2);
    }

    @Test
    void ofEndsAtTheSameMomentOneIsMade() {
        // Given
        var evacuation = evacuated(room.location("Main Office"));
        // When
        var statuses = Simultaneously.run(
                4, i -> room.post("/evacuations/" + evacuation + "/end").statusCode());
        // Then
        assertThat(statuses).containsExactlyInAnyOrder(200, 409, 409, 409);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"reason\":\" \"}",
                "{\"reason\":\"a\\u0000b\"}",
                "{\"reason\":\"x\",\"severity\":0}",
                "{\"reason\":\"x\",\"severity\":4}",
                "{\"reason\":\"x\",\"severity\":\"high\"}",
                "{\"reason\":\"x\",\"location_ids\":[]}",
                "{\"reason\":\"x\",\"location_ids\":[null]}",
                "{\"reason\":\"x\",\"location_ids\":[\"loc_01h455vb4pex5vsknk084sn02q\"]}",
                "{\"reason\":\"x\",\"location_ids\":\"all\"}",
                "{\"reason\":\"x\",\"drill\":\"yes\"}",
                "{\"reason\":\"x\",\"unknown\":1}"
            })
    void badInputIsNamedAndStartsNothing(String body) {
        room.post("/evacuations", body).then().statusCode(422).body("error.details.field", notNullValue());
        room.get("/evacuations").then().body("data", empty());
    }

    @Test
    void anotherAccountsLocationAndEvacuationAreUnknown() {
        // Given
        var stranger = ControlRoom.open();
        var foreign = stranger.location("Elsewhere");
        room.post("/evacuations", Map.of("location_ids", List.of(foreign), "reason", "x"))
                .then()
                .statusCode(422)
                .body("error.details.field", contains("location_ids[0]"));
        var evacuation = evacuated(room.location("Main Office"));
        // Then
        for (var other : List.of(stranger, ControlRoom.of(TestTenants.sandboxOf(room.tenant())))) {
            refused(other.get("/evacuations/" + evacuation), 404, "NOT_FOUND");
            refused(other.get("/evacuations/" + evacuation + "/report"), 404, "NOT_FOUND");
            refused(other.get("/evacuations/" + evacuation + "/people"), 404, "NOT_FOUND");
            refused(other.post("/evacuations/" + evacuation + "/end"), 404, "NOT_FOUND");
            refused(other.post("/evacuations/" + evacuation + "/people", Map.of("name", "Eve")), 404, "NOT_FOUND");
        }
        refused(room.get("/evacuations/nonsense"), 404, "NOT_FOUND");
        room.get("/evacuations?status=x").then().statusCode(400);
        room.get("/evacuations?drill=x").then().statusCode(400);
    }

    @Test
    void whoMayReadMayNotStart() {
        // Given
        var evacuation = evacuated(room.location("Main Office"));
        var reader = room.as(TestTokens.readOnly(room.tenant()));
        var desk = room.as(TestTokens.member(room.tenant(), Role.FRONT_DESK));
        // Then
        reader.get("/evacuations/" + evacuation).then().statusCode(200);
        reader.get("/evacuations/" + evacuation + "/report").then().statusCode(200);
        refused(reader.post("/evacuations", Map.of("reason", "x")), 403, "INSUFFICIENT_SCOPE");
        refused(reader.post("/evacuations/" + evacuation + "/end"), 403, "INSUFFICIENT_SCOPE");
        refused(desk.post("/evacuations/" + evacuation + "/end"), 403, "FORBIDDEN");
    }

    @Test
    void anEvacuationNeedsASecondPersonWhereTheAccountSaysSoAndADrillDoesNot() {
        // Given
        room.location("Main Office");
        room.as(TestTokens.owner(room.tenant())).patch("/settings", Map.of("two_person_rule", true));
        // When
        var asked =
                data(room.post("/evacuations", Map.of("reason", "Fire")), 202).getString("data.id");
        // Then
        room.get("/evacuations").then().body("data", empty());
        room.as(TestTokens.owner(room.tenant()))
                .post("/approvals/" + asked + "/confirm")
                .then()
                .statusCode(200)
                .body("data.result.status", equalTo("active"))
                .body("data.result.confirmed_by", startsWith("usr_"));
        room.post("/evacuations/" + room.get("/evacuations").jsonPath().getString("data[0].id") + "/end");
        room.post("/evacuations", Map.of("reason", "Drill", "drill", true))
                .then()
                .statusCode(201);
    }

    private String evacuated(String location) {
        return id(room.post("/evacuations", Map.of("location_ids", List.of(location), "reason", "Fire alarm")));
    }

    private static String id(Response answer) {
        return data(answer, 201).getString("data.id");
    }

    private String checkedIn(String location, String lastName) {
        var visit = VisitorTopic.newVisit();
        VisitorTopic.checkedIn(room.tenant(), visit, location, lastName, THIS_MORNING);
        VisitorTopic.awaitRead(room.tenant());
        return visit;
    }

    private io.restassured.response.ValidatableResponse people(String evacuation) {
        return people(evacuation, "?kind=visitor");
    }

    private io.restassured.response.ValidatableResponse people(String evacuation, String query) {
        return room.get("/evacuations/" + evacuation + "/people" + query).then().statusCode(200);
    }

    private List<JsonNode> events(int count) {
        try (var topic = new TopicProbe("kyberaccess.emergency.v1")) {
            topic.await(count, message -> message.value().contains(room.tenant().account()));
            return topic
                    .present(message -> message.value().contains(room.tenant().account()))
                    .stream()
                    .map(message -> {
                        try {
                            return new JsonMapper().readTree(message.value());
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    })
                    .toList();
        }
    }

    private static void refused(Response answer, int status, String code) {
        answer.then().statusCode(status).body("error.code", equalTo(code));
    }
}
