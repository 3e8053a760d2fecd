package com.kyberaccess.visitor.checkinevent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.TopicProbe;
import com.kyberaccess.visitor.testsupport.Desk;
import com.kyberaccess.visitor.testsupport.QrCodes;
import com.kyberaccess.visitor.testsupport.TestClock;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// `GET /check-in-events`.
@QuarkusTest
@WithTestResource(Infrastructure.class)
class CheckInEventTest {
    @Inject
    TestClock clock;

    @AfterEach
    void releaseClock() {
        clock.release();
    }

    @Test
    void aLineHasTheContractsFields() {
        // Given
        clock.setTo("2025-01-15T09:30:00Z");
        var office = Desk.open().office();
        var visit = office.checkIn(office.jane()).getString("data.id");
        // When
        var answer = office.desk().get("/check-in-events");
        // Then
        answer.then().statusCode(200).body("meta.total", equalTo(1)).body("meta.page", equalTo(1));
        answer.then().body("meta.per_page", equalTo(25)).body("meta.total_pages", equalTo(1));
        Map<String, Object> line = answer.jsonPath().getMap("data[0]");
        assertThat((String) line.get("id")).matches("evt_.{26}");
        assertThat(line.keySet())
                .containsExactly(
                        "id",
                        "event_type",
                        "visitor_id",
                        "visitor_name",
                        "host_name",
                        "location",
                        "timestamp",
                        "method",
                        "badge_printed",
                        "id_scanned",
                        "nda_signed");
        assertThat(line)
                .containsAllEntriesOf(Map.of(
                        "event_type", "check_in",
                        "visitor_id", visit,
                        "visitor_name", "Jane Smith",
                        "host_name", "John Doe",
                        "location", "Main Office",
                        "timestamp", "2025-01-15T09:30:00Z",
                        "method", "api",
                        "badge_printed", true,
                        "id_scanned", false,
                        "nda_signed", false));
    }

    @Test
    void everythingThatHappensIsLoggedTheNewestFirst() {
        // Given
        clock.setTo("2025-01-15T09:30:00Z");
        var office = Desk.open().office();
        var desk = office.desk();
        Desk.created(desk.post("/watchlist", Map.of("list", "bolo", "first_name", "Dan", "last_name", "Denison")));
        // When
        var id = office.preRegistered();
        clock.advance(Duration.ofMinutes(1));
        Desk.created(desk.asOwner().post("/visitors/" + id + "/check-in"));
        clock.advance(Duration.ofMinutes(1));
        office.checkedIn("Dan", "Denison");
        clock.advance(Duration.ofMinutes(1));
        desk.post("/visitors/" + id + "/check-out").then().statusCode(200);
        // Then
        var log = desk.get("/check-in-events").jsonPath();
        assertThat(log.getList("data.event_type"))
                .isEqualTo(List.of("check_out", "denied", "check_in", "pre_registered"));
        assertThat(log.getList("data.method")).isEqualTo(List.of("api", "api", "dashboard", "api"));
        assertThat(log.getList("data.badge_printed")).isEqualTo(List.of(true, false, true, false));
    }

    @Test
    void aLineTellsByWhatSomebodyCame() {
        // Given
        var office = Desk.open().office();
        var desk = office.desk();
        var announced = Desk.created(desk.post("/visitors/pre-register", office.alice()));
        var code = QrCodes.at(announced.getString("data.qr_code_url"));
        var kiosk = office.walkIn("Kim", "Kiosk");
        kiosk.put("method", "kiosk");
        // When
        Desk.created(desk.post("/visitors/" + code + "/check-in"));
        var kim = office.checkIn(kiosk).getString("data.id");
        desk.post("/visitors/" + kim + "/check-out", Map.of("method", "kiosk"))
                .then()
                .statusCode(200);
        Desk.created(desk.post("/visitors/" + office.preRegistered() + "/check-in", Map.of("method", "qr_code")));
        var last = office.preRegistered();
        Desk.created(desk.post("/visitors/" + last + "/check-in", Map.of("method", "kiosk")));
        // Then
        assertThat(methods(desk, "check_in")).containsExactly("kiosk", "qr_code", "kiosk", "qr_code");
        assertThat(methods(desk, "check_out")).containsExactly("kiosk");
        assertThat(methods(desk, "pre_registered")).containsOnly("api");
    }

    private static List<String> methods(Desk desk, String type) {
        return desk.get("/check-in-events", "event_type", type).jsonPath().getList("data.method");
    }

    @Test
    void nobodyCallsItselfTheDashboard() {
        var office = Desk.open().office();
        var visit = office.preRegistered();
        var walkIn = office.jane();
        walkIn.put("method", "dashboard");
        for (var answer : List.of(
                office.desk().post("/visitors/check-in", walkIn),
                office.desk().post("/visitors/" + visit + "/check-in", Map.of("method", "api")),
                office.desk().post("/visitors/" + visit + "/check-out", Map.of("method", "")))) {
            answer.then().statusCode(422).body("error.details.field", equalTo(List.of("method")));
        }
    }

    @Test
    void aLineHasTheIdOfTheEventThatSubscribersGet() {
        // Given
        var office = Desk.open().office();
        var visit = office.checkedIn("Jane", "Smith");
        // When
        var line = office.desk().get("/check-in-events").jsonPath().getString("data[0].id");
        // Then
        try (var topic = new TopicProbe("kyberaccess.visitor.v1")) {
            var message = topic.await(one ->
                    one.key().equals(visit) && TopicProbe.header(one, "ce_type").equals("visitor.checked_in"));
            assertThat(TopicProbe.header(message, "ce_id")).isEqualTo(line);
        }
    }

    @Test
    void theLogIsFilteredByTypeLocationAndDaysOfTheLocation() {
        // Given: 23:30 on the 14th in New York
        clock.setTo("2025-01-15T04:30:00Z");
        var office = Desk.open().office("America/New_York");
        var desk = office.desk();
        var other = desk.location("Other Office", "UTC");
        var late = office.checkedIn("Late", "Larry");
        clock.setTo("2025-01-15T14:00:00Z");
        desk.post("/visitors/" + late + "/check-out").then().statusCode(200);
        var elsewhere = office.walkIn("Else", "Where");
        elsewhere.put("location_id", other);
        office.checkIn(elsewhere);
        var here = office.location();
        // Then
        assertThat(names(desk, "event_type", "check_in")).containsExactly("Else Where", "Late Larry");
        assertThat(names(desk, "location_id", other)).containsExactly("Else Where");
        assertThat(names(desk, "event_type", "check_in", "location_id", here)).containsExactly("Late Larry");
        assertThat(names(desk, "location_id", here, "end_date", "2025-01-14")).containsExactly("Late Larry");
        assertThat(names(desk, "start_date", "2025-01-15", "end_date", "2025-01-15", "event_type", "check_in"))
                .containsExactly("Else Where", "Late Larry");
        assertThat(names(desk, "start_date", "2025-01-15T04:30:01Z", "event_type", "check_in"))
                .containsExactly("Else Where");
        assertThat(names(desk, "event_type", "denied")).isEmpty();
    }

    private static List<String> names(Desk desk, Object... query) {
        var answer = desk.get("/check-in-events", query);
        answer.then().statusCode(200);
        return answer.jsonPath().getList("data.visitor_name");
    }

    @Test
    void pagesAndCursorsWalkTheSameLines() {
        // Given: five at the same instant
        clock.setTo("2025-01-15T09:30:00Z");
        var office = Desk.open().office();
        for (var name : List.of("Ann", "Bob", "Cid", "Dan", "Eve")) {
            office.checkedIn(name, "Lee");
        }
        var desk = office.desk();
        var all = names(desk);
        // When
        var paged = new ArrayList<String>();
        for (int page = 1; page <= 3; page++) {
            paged.addAll(names(desk, "page", page, "per_page", 2));
        }
        var walked = new ArrayList<String>();
        var next = desk.get("/check-in-events", "per_page", 2).jsonPath();
        walked.addAll(next.getList("data.visitor_name"));
        while (next.getString("meta.next_cursor") != null) {
            next = desk.get("/check-in-events", "per_page", 2, "cursor", next.getString("meta.next_cursor"))
                    .jsonPath();
            assertThat(next.getInt("meta.total")).isEqualTo(5);
            walked.addAll(next.getList("data.visitor_name"));
        }
        // Then
        assertThat(all).containsExactly("Eve Lee", "Dan Lee", "Cid Lee", "Bob Lee", "Ann Lee");
        assertThat(paged).isEqualTo(all);
        assertThat(walked).isEqualTo(all);
    }

    @Test
    void unknownValuesAreNamed() {
        // Given
        var desk = Desk.open().office().desk();
        // Then
        for (var query : List.of(
                List.of("event_type", "checked_in"),
                List.of("location_id", "loc_nonsense"),
                List.of("start_date", "2025-02-30"),
                List.of("end_date", "soon"),
                List.of("per_page", "1000"),
                List.of("page", "0"),
                List.of("cursor", "nonsense"))) {
            desk.get("/check-in-events", query.getFirst(), query.getLast())
                    .then()
                    .statusCode(400)
                    .body("error.details.field", equalTo(List.of(query.getFirst())));
        }
        desk.get("/check-in-events", "start_date", "2025-01-16", "end_date", "2025-01-15")
                .then()
                .statusCode(422);
    }

    @Test
    void anotherAccountsLogIsNotSeen() {
        // Given
        Desk.open().office().checkedIn("Jane", "Smith");
        // When
        var answer = Desk.open().get("/check-in-events");
        // Then
        answer.then().statusCode(200).body("meta.total", equalTo(0)).body("data", equalTo(List.of()));
    }
}
