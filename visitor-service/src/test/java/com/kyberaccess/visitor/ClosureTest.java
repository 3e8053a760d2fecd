package com.kyberaccess.visitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.kyberaccess.common.id.IdType;
import com.kyberaccess.testing.EventContract;
import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.TestTenants;
import com.kyberaccess.testing.TopicProbe;
import com.kyberaccess.visitor.testsupport.Desk;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// emergency-service is not there: its golden samples are.
@QuarkusTest
@WithTestResource(Infrastructure.class)
class ClosureTest {
    private static final String TOPIC = "kyberaccess.emergency.v1";

    private final Desk desk = Desk.open();
    private Desk.Office office;

    @BeforeEach
    void open() {
        office = desk.office();
    }

    @ParameterizedTest
    @CsvSource({
        "emergency.lockdown_activated, emergency.lockdown_deactivated, LOCATION_LOCKED_DOWN",
        "emergency.evacuation_activated, emergency.evacuation_ended, LOCATION_EVACUATING",
        "emergency.drill_started, emergency.drill_ended, LOCATION_EVACUATING"
    })
    void nobodyChecksInFromItsBeginningToItsEnd(String begins, String ends, String code) {
        // Given
        var expected = office.preRegistered();
        var id = newId(begins);
        // When
        publish(begins, id, office.location());
        // Then
        awaitRefused(code);
        desk.post("/visitors/" + expected + "/check-in")
                .then()
                .statusCode(409)
                .header("X-Should-Retry", "false")
                .body("error.code", equalTo(code));
        // When
        publish(ends, id, office.location());
        // Then
        awaitOpen();
        desk.post("/visitors/" + expected + "/check-in").then().statusCode(201);
    }

    @Test
    void aRefusedCheckInLeavesNothingBehind() {
        // Given
        publish("emergency.lockdown_activated", newId("lck"), office.location());
        awaitRefused("LOCATION_LOCKED_DOWN");
        // Then
        desk.get("/visitors").then().body("meta.total", equalTo(0));
    }

    @Test
    void otherLocationsStayOpenUnlessEveryLocationIsMeant() {
        // Given
        var other = desk.location("Warehouse", "Europe/Zurich");
        publish("emergency.lockdown_activated", newId("lck"), other);
        awaitRefused("LOCATION_LOCKED_DOWN", other);
        // Then
        checkIn(office.location()).then().statusCode(201);
        // When
        publish("emergency.lockdown_activated", newId("lck"), null);
        // Then
        awaitRefused("LOCATION_LOCKED_DOWN");
    }

    @Test
    void anEvacuationOfEveryLocationClosesAll() {
        // When
        publish("emergency.evacuation_activated", newId("evc"), null);
        // Then
        awaitRefused("LOCATION_EVACUATING");
    }

    @Test
    void aCheckInByReviewIsRefusedToo() {
        // Given
        Desk.created(desk.post("/watchlist", Map.of("list", "custom", "first_name", "Jane", "last_name", "Smith")));
        var flagged = office.checkIn(office.jane()).getString("data.id");
        publish("emergency.lockdown_activated", newId("lck"), office.location());
        awaitRefused("LOCATION_LOCKED_DOWN");
        // When
        var approval = desk.post("/visitors/" + flagged + "/review", Map.of("decision", "approve"));
        // Then
        approval.then().statusCode(409).body("error.code", equalTo("LOCATION_LOCKED_DOWN"));
        desk.get("/visitors/" + flagged).then().body("data.status", equalTo("flagged"));
        desk.post("/visitors/" + flagged + "/review", Map.of("decision", "deny"))
                .then()
                .statusCode(200);
    }

    @Test
    void visitorsMayStillCheckOut() {
        // Given
        var visit = office.checkedIn("Jane", "Smith");
        publish("emergency.evacuation_activated", newId("evc"), office.location());
        awaitRefused("LOCATION_EVACUATING");
        // Then
        desk.post("/visitors/" + visit + "/check-out").then().statusCode(200);
    }

    @Test
    void anEndThatComesBeforeItsBeginningAndARepeatedBeginningLeaveTheLocationOpen() {
        // Given
        var id = newId("lck");
        // When
        publish("emergency.lockdown_deactivated", id, office.location());
        publish("emergency.lockdown_activated", id, office.location());
        publish("emergency.lockdown_activated", id, office.location());
        var marker = newId("lck");
        var other = desk.location("Marker", "UTC");
        publishKeyed("emergency.lockdown_activated", marker, id, other);
        awaitRefused("LOCATION_LOCKED_DOWN", other);
        // Then
        checkIn(office.location()).then().statusCode(201);
    }

    @Test
    void anotherAccountAndTheSandboxStayOpen() {
        // Given
        publish("emergency.lockdown_activated", newId("lck"), null);
        awaitRefused("LOCATION_LOCKED_DOWN");
        // Then
        for (var stranger : java.util.List.of(Desk.open(), Desk.of(TestTenants.sandboxOf(desk.tenant())))) {
            stranger.office().checkedIn("Jane", "Smith");
        }
    }

    @Test
    void aMessageThatIsNoLockdownIsParkedAndTheNextOneTaken() {
        // Given
        var key = newId("poison");
        TopicProbe.publish(TOPIC, key, """
                {"id":"evt_01h455vb4pex5vsknk084sn02q","event":"emergency.lockdown_activated",
                 "timestamp":"2025-01-15T09:30:00Z","data":{"lockdown":{"id":"no id"}},"account_id":"%s"}
                """.formatted(desk.tenant().account()), Map.of());
        // When
        publish("emergency.lockdown_activated", newId("lck"), office.location());
        // Then
        awaitRefused("LOCATION_LOCKED_DOWN");
        try (var dead = new TopicProbe(TOPIC + ".dlq")) {
            var letter = dead.await(message -> key.equals(message.key()));
            assertThat(TopicProbe.header(letter, "dead_letter_consumer")).isEqualTo("visitor-service");
        }
    }

    private static String newId(String kind) {
        var prefix = kind.startsWith("emergency.lockdown") || kind.equals("lck")
                ? "lck"
                : kind.equals("poison") ? "poison" : "evc";
        return new IdType(prefix).text(IdType.next());
    }

    /// The golden sample as an event about `location`, or every location.
    private void publish(String type, String id, String location) {
        publishKeyed(type, id, id, location);
    }

    private void publishKeyed(String type, String id, String key, String location) {
        var event = (ObjectNode) EventContract.sample(type);
        event.put("account_id", desk.tenant().account());
        var data = (ObjectNode) event.path("data");
        if (data.has("lockdown")) {
            ((ObjectNode) data.path("lockdown")).put("id", id);
            if (location == null) {
                data.putNull("location");
            } else {
                ((ObjectNode) data.path("location")).put("id", location);
            }
        } else {
            var evacuation = (ObjectNode) data.path("evacuation");
            evacuation.put("id", id).put("all_locations", location == null);
            if (location == null) {
                data.putArray("locations");
            } else {
                ((ObjectNode) data.path("locations").path(0)).put("id", location);
            }
        }
        TopicProbe.publish(TOPIC, key, event.toString(), Map.of("kyber_mode", "live"));
    }

    private Response checkIn(String location) {
        var jane = office.walkIn("Jane", "Visitor-" + IdType.next());
        jane.put("location_id", location);
        return desk.post("/visitors/check-in", jane);
    }

    private void awaitRefused(String code) {
        awaitRefused(code, office.location());
    }

    /// Asks the database first, so that asking too early admits nobody.
    private void awaitRefused(String code, String location) {
        await().atMost(Duration.ofSeconds(20)).until(() -> closures(location) > 0);
        checkIn(location).then().statusCode(409).body("error.code", equalTo(code));
    }

    private void awaitOpen() {
        await().atMost(Duration.ofSeconds(20)).until(() -> closures(office.location()) == 0);
    }

    private int closures(String location) throws java.sql.SQLException {
        try (var connection = Infrastructure.postgres().dataSource("kyber_test").getConnection();
                var select = connection.prepareStatement("""
                        SELECT count(*) FROM closure WHERE account_id = ? AND began_at IS NOT NULL AND ended_at IS NULL
                            AND (location_ids IS NULL OR ? = ANY (location_ids))
                        """)) {
            select.setObject(1, desk.tenant().accountId());
            select.setObject(2, new IdType("loc").parse(location).orElseThrow());
            try (var row = select.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }
}
