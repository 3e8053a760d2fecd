package com.kyberaccess.emergency.reconciliation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;

import com.kyberaccess.emergency.VisitorTopic;
import com.kyberaccess.emergency.testsupport.ControlRoom;
import com.kyberaccess.testing.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class ReconciliationTest {
    private static final Instant LONG_AGO = Instant.parse("2025-01-15T14:30:00Z");

    @TestHTTPResource(value = "/q/commands", management = true)
    @SuppressWarnings("NullAway.Init")
    URI commands;

    @TestHTTPResource(value = "/q/metrics", management = true)
    @SuppressWarnings("NullAway.Init")
    URI metrics;

    private final ControlRoom room = ControlRoom.open();
    private final String visit = VisitorTopic.newVisit();
    private SnapshotStub there;
    private String location;

    @BeforeEach
    void connect() {
        there = new SnapshotStub();
        location = room.location("Main Office");
    }

    @Test
    void aCheckInWhoseEventWasLostIsPutOnTheListAndCountedAsDrift() {
        // Given
        there.visit(room.tenant(), visit, location, "Lost", "checked_in", LONG_AGO);
        // When
        command("reconcile").body("compared", equalTo(1)).body("missing", equalTo(1));
        // Then
        assertThat(names()).containsExactly("Jane Lost");
        assertThat(metrics()).contains("kyber_presence_drift 1.0");
        // When
        command("reconcile").body("missing", equalTo(0)).body("changed", equalTo(0));
        // Then
        assertThat(metrics()).contains("kyber_presence_drift 0.0");
    }

    @Test
    void aCheckOutWhoseEventWasLostTakesThePersonOff() {
        // Given
        checkedIn("Gone");
        there.visit(room.tenant(), visit, location, "Gone", "checked_out", LONG_AGO);
        // When
        command("reconcile").body("surplus", equalTo(1));
        // Then
        assertThat(names()).isEmpty();
    }

    @Test
    void whoIsNotKnownThereAnyMoreIsForgotten() throws SQLException {
        // Given
        checkedIn("Deleted");
        there.deleted(visit);
        // When
        command("reconcile").body("surplus", equalTo(1));
        // Then
        assertThat(names()).isEmpty();
        assertThat(count("SELECT count(*) FROM presence p WHERE p::text LIKE '%Deleted%' AND account_id = ?"))
                .isZero();
    }

    @Test
    void anotherNameIsTakenOver() {
        // Given
        checkedIn("Old");
        there.visit(room.tenant(), visit, location, "New", "checked_in", LONG_AGO);
        // When
        command("reconcile").body("changed", equalTo(1));
        // Then
        assertThat(names()).containsExactly("Jane New");
    }

    @Test
    void whoAwaitsReviewIsPutThere() {
        // Given
        there.visit(room.tenant(), visit, location, "Suspect", "flagged", LONG_AGO);
        // When
        command("reconcile").body("missing", equalTo(1));
        // Then
        room.get("/evacuation-list").then().body("data.awaiting_review.name", contains("Jane Suspect"));
    }

    @Test
    void whatHasJustChangedIsLeftToItsEvent() {
        // Given
        there.visit(room.tenant(), visit, location, "Fresh", "checked_in", Instant.now());
        // When
        command("reconcile").body("compared", equalTo(1)).body("missing", equalTo(0));
        // Then
        assertThat(names()).isEmpty();
    }

    @Test
    void whoHasJustLeftIsNotBroughtBackByAnOlderSnapshot() {
        // Given
        checkedIn("Leaving");
        VisitorTopic.checkedOut(room.tenant(), visit, Instant.now());
        VisitorTopic.awaitRead(room.tenant());
        there.visit(room.tenant(), visit, location, "Leaving", "checked_in", LONG_AGO);
        // When
        command("reconcile").body("missing", equalTo(0));
        // Then
        assertThat(names()).isEmpty();
    }

    @Test
    void whoIsWronglyTakenToHaveLeftLongAgoIsBackOnTheList() {
        // Given
        checkedIn("Here");
        VisitorTopic.checkedOut(room.tenant(), visit, Instant.now().minus(Duration.ofHours(2)));
        VisitorTopic.awaitRead(room.tenant());
        there.visit(room.tenant(), visit, location, "Here", "checked_in", LONG_AGO);
        // When
        command("reconcile").body("missing", equalTo(1));
        // Then
        assertThat(names()).containsExactly("Jane Here");
    }

    @Test
    void whoIsFoundMissingJoinsARollCallThatIsGoingOn() {
        // Given
        var evacuation = ControlRoom.data(room.post("/evacuations", Map.of("reason", "Fire", "notify_all", false)), 201)
                .getString("data.id");
        there.visit(room.tenant(), visit, location, "Lost", "checked_in", LONG_AGO);
        // When
        command("reconcile");
        // Then
        room.get("/evacuations/" + evacuation + "/people").then().body("data.id", contains(visit));
    }

    @Test
    void fromTheSnapshotEverythingIsBuiltAnew() throws SQLException {
        // Given
        var place = VisitorTopic.newLocation();
        var host = "usr_" + visit.substring(4);
        there.location(room.tenant(), place, "Rebuilt Office");
        there.host(room.tenant(), host, "john@company.example", place);
        there.visit(room.tenant(), visit, place, "Lost", "checked_in", LONG_AGO);
        // When
        command("rebuild?from=snapshot")
                .body("locations", equalTo(1))
                .body("hosts", equalTo(1))
                .body("missing", equalTo(1));
        // Then
        room.get("/evacuation-list?location_id=" + place)
                .then()
                .statusCode(200)
                .body("data.location", equalTo("Rebuilt Office"))
                .body("data.visitors.name", contains("Jane Lost"))
                .body("data.visitors.checked_in_at", contains("09:30"));
        assertThat(count("SELECT count(*) FROM host WHERE email = 'john@company.example' AND account_id = ?"))
                .isEqualTo(1);
    }

    @Test
    void fromTheTopicsBeginningTheListIsRightAgainWhateverHadHappenedToIt() throws SQLException {
        // Given
        checkedIn("Here");
        var gone = VisitorTopic.newVisit();
        VisitorTopic.checkedIn(room.tenant(), gone, location, "Gone", LONG_AGO);
        VisitorTopic.checkedOut(room.tenant(), gone, Instant.now());
        VisitorTopic.awaitRead(room.tenant());
        execute(
                "UPDATE presence SET name = 'damaged', left_at = now() WHERE checked_in_at IS NOT NULL AND account_id = ?");
        execute("UPDATE presence SET left_at = NULL WHERE name <> 'Jane Here' AND account_id = ?");
        execute("INSERT INTO presence (visit_id, account_id, mode, name, checked_in_at)"
                + " SELECT gen_random_uuid(), ?, 'live', 'a ghost', now()");
        // When
        command("rebuild?from=topic").body("visits", greaterThanOrEqualTo(2)).body("kept", equalTo(0));
        // Then
        assertThat(names()).containsExactly("Jane Here");
    }

    @Test
    void anUnreachableVisitorServiceIsSaidAndNothingChanges() {
        // Given
        checkedIn("Here");
        there.fails();
        // When
        given().post(commands + "/reconcile").then().statusCode(409).body("error", containsString("no snapshot"));
        // Then
        assertThat(names()).containsExactly("Jane Here");
    }

    @Test
    void aRebuildNeedsToKnowFromWhat() {
        given().post(commands + "/rebuild").then().statusCode(400);
    }

    private ValidatableResponse command(String command) {
        return given().post(commands + "/" + command).then().statusCode(200);
    }

    private String metrics() {
        return given().get(metrics).asString();
    }

    private void checkedIn(String lastName) {
        VisitorTopic.checkedIn(room.tenant(), visit, location, lastName, LONG_AGO);
        VisitorTopic.awaitRead(room.tenant());
        assertThat(names()).containsExactly("Jane " + lastName);
    }

    private List<String> names() {
        return room.get("/evacuation-list").jsonPath().getList("data.visitors.name");
    }

    private void execute(String sql) throws SQLException {
        try (var connection = Infrastructure.postgres().dataSource("kyber_test").getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, room.tenant().accountId());
            statement.executeUpdate();
        }
    }

    private int count(String sql) throws SQLException {
        try (var connection = Infrastructure.postgres().dataSource("kyber_test").getConnection();
                var select = connection.prepareStatement(sql)) {
            select.setObject(1, room.tenant().accountId());
            try (var row = select.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }
}
