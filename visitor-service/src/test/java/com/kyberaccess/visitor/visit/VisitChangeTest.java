package com.kyberaccess.visitor.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.TopicProbe;
import com.kyberaccess.visitor.testsupport.Desk;
import com.kyberaccess.visitor.testsupport.TestClock;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// `PATCH /visitors/{visitor_id}`.
@QuarkusTest
@WithTestResource(Infrastructure.class)
class VisitChangeTest {
    @Inject
    TestClock clock;

    @AfterEach
    void releaseClock() {
        clock.release();
    }

    private static void refused(Response answer, String field) {
        answer.then()
                .statusCode(422)
                .body("error.code", equalTo("VALIDATION_ERROR"))
                .body("error.details.field", equalTo(List.of(field)));
    }

    private static JsonNode updated(String id) {
        try (var topic = new TopicProbe("kyberaccess.visitor.v1")) {
            var message = topic.await(one ->
                    one.key().equals(id) && TopicProbe.header(one, "ce_type").equals("visitor.updated"));
            return new JsonMapper().readTree(message.value()).path("data");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void theContractsRequestChangesWhatItNamesAndAnswersTheWholeVisitor() {
        // Given
        clock.setTo("2025-01-15T09:30:00Z");
        var office = Desk.open().office();
        var desk = office.desk();
        var jane = office.jane();
        jane.put("custom_fields", Map.of("vehicle_plate", "ABC-1234", "laptop_serial", "SN-98765"));
        var id = office.checkIn(jane).getString("data.id");
        var before = new HashMap<String, Object>(
                desk.get("/visitors/" + id).jsonPath().getMap("data"));
        clock.advance(Duration.ofMinutes(5));
        // When
        var answer = desk.request().body("""
                        {"phone": "+1-555-0200", "company": "New Company Name",
                         "custom_fields": {"vehicle_plate": "NEW-1234"}}
                        """).patch("/api/v1/visitors/" + id);
        // Then
        answer.then().statusCode(200);
        before.put("phone", "+1-555-0200");
        before.put("company", "New Company Name");
        before.put("custom_fields", Map.of("vehicle_plate", "NEW-1234", "laptop_serial", "SN-98765"));
        before.put("updated_at", "2025-01-15T09:35:00Z");
        assertThat(answer.jsonPath().<String, Object>getMap("data")).isEqualTo(before);
        assertThat(desk.get("/visitors/" + id).jsonPath().<String, Object>getMap("data"))
                .isEqualTo(before);
    }

    @Test
    void theEventNamesWhatChanged() {
        // Given
        var office = Desk.open().office();
        var id = office.checkIn(office.jane()).getString("data.id");
        // When
        office.desk()
                .patch(
                        "/visitors/" + id,
                        Map.of("last_name", "Miller", "purpose", "Meeting", "custom_fields", Map.of("a", 1)))
                .then()
                .statusCode(200);
        // Then
        var data = updated(id);
        assertThat(data.path("changed_fields").toString()).isEqualTo("[\"last_name\",\"custom_fields\"]");
        assertThat(data.path("visitor").path("last_name").asText()).isEqualTo("Miller");
    }

    @Test
    void whatWasChangedIsWhatIsSearchedSortedAndLinkedBy() {
        // Given
        var office = Desk.open().office();
        var desk = office.desk();
        office.checkIn(office.jane());
        var id = office.checkedIn("Bob", "Lee");
        // When
        desk.patch("/visitors/" + id, Map.of("last_name", "Émile", "email", "JANE@example.com"))
                .then()
                .statusCode(200)
                .body("data.visit_count", equalTo(2))
                .body("data.returning_visitor", equalTo(true));
        // Then
        assertThat(desk.get("/visitors", "search", "emile").jsonPath().getList("data.id"))
                .containsExactly(id);
        assertThat(desk.get("/visitors", "search", "bob lee").jsonPath().getList("data.id"))
                .isEmpty();
    }

    @Test
    void nullTakesAnOptionalFieldAwayAndACustomFieldOut() {
        // Given
        var office = Desk.open().office();
        var id = office.preRegistered();
        // When
        var answer = office.desk().request().body("""
                        {"email": null, "phone": null, "company": null, "purpose": null, "notes": null,
                         "expected_time": null, "custom_fields": {"vehicle_plate": null, "colour": "red"}}
                        """).patch("/api/v1/visitors/" + id);
        // Then
        answer.then().statusCode(200).body("data.custom_fields", equalTo(Map.of("colour", "red")));
        for (var field : List.of("email", "phone", "company", "purpose", "notes", "expected_time")) {
            answer.then().body("data", hasKey(field)).body("data." + field, equalTo(null));
        }
        office.desk()
                .request()
                .body("{\"custom_fields\": null}")
                .patch("/api/v1/visitors/" + id)
                .then()
                .statusCode(200)
                .body("data.custom_fields", equalTo(Map.of()));
    }

    @Test
    void requiredFieldsCanNotBeNull() {
        // Given
        var office = Desk.open().office();
        var id = office.preRegistered();
        // When
        var answer = office.desk()
                .request()
                .body("{\"first_name\": null, \"last_name\": null, \"host_id\": null, \"location_id\": null,"
                        + " \"expected_date\": null}")
                .patch("/api/v1/visitors/" + id);
        // Then
        answer.then()
                .statusCode(422)
                .body(
                        "error.details.field",
                        equalTo(List.of("first_name", "last_name", "host_id", "location_id", "expected_date")));
    }

    @Test
    void anExpectedVisitMovesToAnotherHostPlaceAndDay() {
        // Given
        clock.setTo("2025-01-15T09:30:00Z");
        var office = Desk.open().office("America/New_York");
        var desk = office.desk();
        var zurich = desk.location("Zurich Office", "Europe/Zurich");
        var host = desk.host("Zoe Zurich", "zoe@company.com", "Sales", zurich);
        var id = office.preRegistered();
        // When
        var answer = desk.patch(
                "/visitors/" + id,
                Map.of(
                        "host_id",
                        host,
                        "location_id",
                        zurich,
                        "expected_date",
                        "2025-01-20",
                        "expected_time",
                        "00:30"));
        // Then
        answer.then()
                .statusCode(200)
                .body("data.host.id", equalTo(host))
                .body("data.location.id", equalTo(zurich))
                .body("data.expected_date", equalTo("2025-01-20"))
                .body("data.expected_time", equalTo("00:30"));
        assertThat(desk.get("/visitors", "date", "2025-01-20", "location_id", zurich)
                        .jsonPath()
                        .getList("data.id"))
                .containsExactly(id);
    }

    @Test
    void hostPlaceAndDayOfAVisitThatBeganStay() {
        // Given
        var office = Desk.open().office();
        var id = office.checkedIn("Jane", "Smith");
        // Then
        refused(office.desk().patch("/visitors/" + id, Map.of("host_id", office.host())), "host_id");
        refused(office.desk().patch("/visitors/" + id, Map.of("location_id", office.location())), "location_id");
        refused(office.desk().patch("/visitors/" + id, Map.of("expected_date", "2099-01-01")), "expected_date");
        refused(office.desk().patch("/visitors/" + id, Map.of("expected_time", "10:00")), "expected_time");
    }

    @Test
    void whatIsNoFieldToChangeIsNamed() {
        // Given
        var office = Desk.open().office();
        var path = "/visitors/" + office.preRegistered();
        // Then
        for (var field : List.of("status", "badge_number", "check_in_time", "id", "visit_count", "send_invite")) {
            refused(office.desk().patch(path, Map.of(field, "x")), field);
        }
    }

    @Test
    void badValuesAreNamedAndNothingChanges() {
        // Given
        clock.setTo("2025-01-15T09:30:00Z");
        var office = Desk.open().office();
        var desk = office.desk();
        var path = "/visitors/" + office.preRegistered();
        var before = desk.get(path).jsonPath().getMap("data");
        // Then
        refused(desk.patch(path, Map.of("first_name", "n".repeat(10_000))), "first_name");
        refused(desk.patch(path, Map.of("first_name", "  ")), "first_name");
        refused(desk.patch(path, Map.of("last_name", "Smi\u0000th")), "last_name");
        refused(desk.patch(path, Map.of("email", "nobody")), "email");
        refused(desk.patch(path, Map.of("phone", "call me")), "phone");
        refused(desk.patch(path, Map.of("company", "c".repeat(201))), "company");
        refused(desk.patch(path, Map.of("notes", "n".repeat(2001))), "notes");
        refused(desk.patch(path, Map.of("expected_date", "2025-02-30")), "expected_date");
        refused(desk.patch(path, Map.of("expected_date", "2025-01-14")), "expected_date");
        refused(desk.patch(path, Map.of("expected_time", "24:00")), "expected_time");
        refused(desk.patch(path, Map.of("host_id", "usr_nonsense")), "host_id");
        refused(desk.patch(path, Map.of("location_id", "loc_nonsense")), "location_id");
        refused(desk.patch(path, Map.of("custom_fields", Map.of("plate", List.of(1)))), "custom_fields.plate");
        refused(desk.patch(path, Map.of("custom_fields", Map.of("plate", "x".repeat(17_000)))), "custom_fields");
        refused(desk.patch(path, Map.of("first_name", 5)), "first_name");
        assertThat(desk.get(path).jsonPath().getMap("data")).isEqualTo(before);
    }

    @Test
    void customFieldsThatWouldBecomeTooManyAreRefusedAsAWhole() {
        // Given
        var office = Desk.open().office();
        var path = "/visitors/" + office.preRegistered();
        var many = new HashMap<String, Object>();
        for (int i = 0; i < 50; i++) {
            many.put("field_" + i, i);
        }
        // When
        var answer = office.desk().patch(path, Map.of("custom_fields", many));
        // Then: 50 and the one that was there
        refused(answer, "custom_fields");
        office.desk().get(path).then().body("data.custom_fields", equalTo(Map.of("vehicle_plate", "XYZ-5678")));
    }

    @Test
    void aChangeToWhatIsThereIsNone() {
        // Given
        clock.setTo("2025-01-15T09:30:00Z");
        var office = Desk.open().office();
        var id = office.checkIn(office.jane()).getString("data.id");
        clock.advance(Duration.ofMinutes(5));
        // When
        var answer = office.desk().patch("/visitors/" + id, Map.of("company", "Acme Corp", "custom_fields", Map.of()));
        office.desk()
                .patch("/visitors/" + id, Map.of("company", "Other"))
                .then()
                .statusCode(200);
        // Then
        answer.then().statusCode(200).body("data.updated_at", equalTo("2025-01-15T09:30:00Z"));
        assertThat(updated(id).path("visitor").path("company").asText()).isEqualTo("Other");
    }

    @Test
    void aChangeIsMadeOnlyIfTheVisitorIsAsItWasRead() {
        // Given
        var office = Desk.open().office();
        var desk = office.desk();
        var path = "/visitors/" + office.preRegistered();
        var read = desk.get(path).getHeader("ETag");
        var first = desk.request()
                .header("If-Match", read)
                .body(Map.of("company", "First"))
                .patch("/api/v1" + path);
        // When
        var second = desk.request()
                .header("If-Match", read)
                .body(Map.of("company", "Second"))
                .patch("/api/v1" + path);
        // Then
        first.then().statusCode(200).body("data.company", equalTo("First"));
        second.then().statusCode(412).body("error.code", equalTo("PRECONDITION_FAILED"));
        assertThat(first.getHeader("ETag")).isNotEqualTo(read);
        desk.get(path).then().header("ETag", first.getHeader("ETag")).body("data.company", equalTo("First"));
    }

    @Test
    void aVisitorThatTheClientHasIsNotSentAgain() {
        // Given
        var office = Desk.open().office();
        var path = "/visitors/" + office.preRegistered();
        var tag = office.desk().get(path).getHeader("ETag");
        // When
        var answer = office.desk().request().header("If-None-Match", tag).get("/api/v1" + path);
        // Then
        answer.then().statusCode(304).header("ETag", tag);
    }

    @Test
    void anUnknownVisitIsNotFound() {
        // Given
        var desk = Desk.open();
        // Then
        desk.patch("/visitors/vis_00000000000000000000000000", Map.of("company", "x"))
                .then()
                .statusCode(404);
        desk.patch("/visitors/nonsense", Map.of("company", "x")).then().statusCode(404);
    }
}
