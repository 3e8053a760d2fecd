package com.kyberaccess.visitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.TestTokens;
import com.kyberaccess.visitor.testsupport.Desk;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class CheckInTest {
    private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ";

    @Test
    void badgesAreWrittenAsTheAccountWantsThem() {
        // Given
        var office = Desk.open().office();
        office.checkIn(office.walkIn("First", "Visitor"));
        office.desk()
                .patch("/settings", Map.of("badge_prefix", "B/", "badge_digits", 2))
                .then()
                .statusCode(200);
        // When
        var second = office.checkIn(office.walkIn("Second", "Visitor"));
        // Then
        assertThat(second.getString("data.badge_number")).isEqualTo("B/02");
    }

    @Test
    void aWalkInAnswersTheContractsFields() {
        // Given
        var office = Desk.open().office();
        var body = office.jane();
        body.put("custom_fields", Map.of("vehicle_plate", "ABC-1234", "visits", 3, "vip", true));
        // When
        var answer = office.desk().post("/visitors/check-in", body);
        // Then
        answer.then()
                .statusCode(201)
                .body("data.id", matchesPattern("vis_[0-9a-z]{26}"))
                .body("data.first_name", equalTo("Jane"))
                .body("data.last_name", equalTo("Smith"))
                .body("data.email", equalTo("jane@example.com"))
                .body("data.phone", equalTo("+1-555-0100"))
                .body("data.company", equalTo("Acme Corp"))
                .body("data.purpose", equalTo("Meeting"))
                .body("data.host.id", equalTo(office.host()))
                .body("data.host.name", equalTo("John Doe"))
                .body("data.host.email", equalTo("john@company.com"))
                .body("data.host.department", equalTo("Engineering"))
                .body("data.status", equalTo("checked_in"))
                .body("data.check_in_time", matchesPattern(TIME))
                .body("data.check_out_time", nullValue())
                .body("data.location.id", equalTo(office.location()))
                .body("data.location.name", equalTo("Main Office"))
                .body("data.location_id", equalTo(office.location()))
                .body("data.id_scanned", equalTo(false))
                .body("data.nda_signed", equalTo(false))
                .body("data.badge_number", equalTo("V-0001"))
                .body("data.watchlist_cleared", equalTo(true))
                .body("data.host_notified", equalTo(true))
                .body(
                        "data.screening_results",
                        equalTo(Map.of("sex_offender", "clear", "custom_watchlist", "clear", "bolo", "clear")))
                .body("data", not(hasKey("screening_alert")))
                .body("data", hasKey("photo_url"))
                .body("data.custom_fields.vehicle_plate", equalTo("ABC-1234"))
                .body("data.custom_fields.visits", equalTo(3))
                .body("data.custom_fields.vip", equalTo(true))
                .body("data.returning_visitor", equalTo(false))
                .body("data.visit_count", equalTo(1))
                .body("data.created_at", matchesPattern(TIME))
                .body("data.updated_at", matchesPattern(TIME));
    }

    @Test
    void aWalkInWithoutALocationGoesToTheHosts() {
        // Given
        var office = Desk.open().office();
        var second = office.desk().location("Zurich Office", "Europe/Zurich");
        var host = office.desk().host("Jane Manager", "jm@company.com", "Sales", second);
        var body = office.walkIn("Ann", "Lee");
        body.put("host_id", host);
        // When
        var visit = office.checkIn(body);
        // Then
        assertThat(visit.getString("data.location.id")).isEqualTo(second);
    }

    @Test
    void aWalkInToAHostWithoutALocationGoesToThePrimaryOne() {
        // Given
        var office = Desk.open().office();
        office.desk().location("Zurich Office", "Europe/Zurich");
        var host = Desk.created(office.desk().post("/hosts", Map.of("name", "Remote Rita")))
                .getString("data.id");
        var body = office.walkIn("Ann", "Lee");
        body.put("host_id", host);
        // When
        var visit = office.checkIn(body);
        // Then
        assertThat(visit.getString("data.location.id")).isEqualTo(office.location());
    }

    @Test
    void namesOfEveryScriptAndEmojiAreKept() {
        // Given
        var office = Desk.open().office();
        // When
        var id = office.checkIn(office.walkIn("  שרה 👩‍💻 ", "Ó Súilleabháin")).getString("data.id");
        // Then
        office.desk()
                .get("/visitors/" + id)
                .then()
                .body("data.first_name", equalTo("שרה 👩‍💻"))
                .body("data.last_name", equalTo("Ó Súilleabháin"));
    }

    @Test
    void aKnownVisitIsCheckedInByItsId() {
        // Given
        var office = Desk.open().office();
        var id = office.preRegistered();
        // When
        var answer = office.desk().post("/visitors/" + id + "/check-in");
        // Then
        answer.then()
                .statusCode(201)
                .body("data.id", equalTo(id))
                .body("data.status", equalTo("checked_in"))
                .body("data.badge_number", equalTo("V-0001"));
    }

    @Test
    void aSecondCheckInIsAConflict() {
        // Given
        var office = Desk.open().office();
        var id = office.checkedIn("Jane", "Smith");
        // When
        var answer = office.desk().post("/visitors/" + id + "/check-in", "{}");
        // Then
        answer.then()
                .statusCode(409)
                .header("X-Should-Retry", "false")
                .body("error.code", equalTo("ALREADY_CHECKED_IN"));
    }

    @Test
    void aVisitThatEndedCanNotBeCheckedInAgain() {
        // Given
        var office = Desk.open().office();
        var id = office.checkedIn("Jane", "Smith");
        office.desk().post("/visitors/" + id + "/check-out").then().statusCode(200);
        // When
        var answer = office.desk().post("/visitors/" + id + "/check-in");
        // Then
        answer.then().statusCode(409).body("error.code", equalTo("ALREADY_CHECKED_OUT"));
    }

    @Test
    void aDoubleTapIsAConflict() {
        // Given
        var office = Desk.open().office();
        office.checkIn(office.jane());
        // When
        var answer = office.desk().post("/visitors/check-in", office.jane());
        // Then
        answer.then().statusCode(409).body("error.code", equalTo("ALREADY_CHECKED_IN"));
        assertThat(office.desk().get("/visitors").jsonPath().getInt("meta.total"))
                .isEqualTo(1);
    }

    @Test
    void whoLeftMayComeAgainAtOnce() {
        // Given
        var office = Desk.open().office();
        var first = office.checkIn(office.jane()).getString("data.id");
        office.desk().post("/visitors/" + first + "/check-out").then().statusCode(200);
        // When
        var second = office.checkIn(office.jane());
        // Then
        assertThat(second.getString("data.id")).isNotEqualTo(first);
        assertThat(second.getBoolean("data.returning_visitor")).isTrue();
        assertThat(second.getInt("data.visit_count")).isEqualTo(2);
    }

    @Test
    void aGroupUnderOneAddressIsNoDoubleTap() {
        // Given
        var office = Desk.open().office();
        office.checkIn(office.jane());
        var colleague = office.jane();
        colleague.put("first_name", "Joe");
        // When
        var visit = office.checkIn(colleague);
        // Then
        assertThat(visit.getString("data.badge_number")).isEqualTo("V-0002");
    }

    @Test
    void everyMissingFieldIsNamed() {
        // Given
        var desk = Desk.open();
        // When
        var answer = desk.post("/visitors/check-in", "{}");
        // Then
        answer.then()
                .statusCode(422)
                .body("error.code", equalTo("VALIDATION_ERROR"))
                .body("error.details.field", equalTo(List.of("first_name", "host_id", "last_name")))
                .body("error.details.issue", hasItems("Required"));
    }

    @Test
    void everyBadFieldIsNamedAndNothingIsWritten() {
        // Given
        var office = Desk.open().office();
        var body = """
                {"first_name": "%s", "last_name": "Smi\\u0000th", "host_id": "%s", "email": "not-an-address",
                 "phone": "call me", "purpose": "%s", "company": "half a \\ud800 pair",
                 "custom_fields": {"plate": {"deep": {"deeper": 1}}, "fine": "x"}}
                """.formatted("x".repeat(10_000), office.host(), "p".repeat(201));
        // When
        var answer = office.desk().post("/visitors/check-in", body);
        // Then
        answer.then()
                .statusCode(422)
                .body(
                        "error.details.field",
                        equalTo(List.of(
                                "company",
                                "custom_fields.plate",
                                "email",
                                "first_name",
                                "last_name",
                                "phone",
                                "purpose")));
        assertThat(office.desk().get("/visitors").jsonPath().getInt("meta.total"))
                .isZero();
    }

    @Test
    void anUnknownFieldIsNamed() {
        // Given
        var office = Desk.open().office();
        var body = office.jane();
        body.put("badge", "V-0001");
        // When
        var answer = office.desk().post("/visitors/check-in", body);
        // Then
        answer.then().statusCode(422).body("error.details[0].field", equalTo("badge"));
    }

    @Test
    void aFieldOfTheWrongTypeIsNamed() {
        // Given
        var office = Desk.open().office();
        var body = office.jane();
        body.put("first_name", 7);
        // When
        var answer = office.desk().post("/visitors/check-in", body);
        // Then
        answer.then()
                .statusCode(422)
                .body("error.details[0].field", equalTo("first_name"))
                .body("error.details[0].issue", equalTo("Must be a string"));
    }

    @Test
    void customFieldsAreLimitedInNumberAndSize() {
        // Given
        var office = Desk.open().office();
        var many = office.walkIn("Ann", "Lee");
        var fields = new HashMap<String, Object>();
        for (int i = 0; i < 51; i++) {
            fields.put("field" + i, i);
        }
        many.put("custom_fields", fields);
        var large = office.walkIn("Ann", "Lee");
        large.put("custom_fields", Map.of("text", "x".repeat(17_000)));
        // When
        var first = office.desk().post("/visitors/check-in", many);
        var second = office.desk().post("/visitors/check-in", large);
        // Then
        first.then()
                .statusCode(422)
                .body("error.details[0].field", equalTo("custom_fields"))
                .body("error.details[0].issue", equalTo("Must have at most 50 fields"));
        second.then().statusCode(422).body("error.details[0].issue", equalTo("Must be at most 16 KB in all"));
    }

    @Test
    void anUnknownHostAndLocationAreBothNamed() {
        // Given
        var office = Desk.open().office();
        var body = office.jane();
        body.put("host_id", "usr_00000000000000000000000000");
        body.put("location_id", "nonsense");
        // When
        var answer = office.desk().post("/visitors/check-in", body);
        // Then
        answer.then()
                .statusCode(422)
                .body("error.details.field", equalTo(List.of("host_id", "location_id")))
                .body("error.details.issue", equalTo(List.of("Unknown host", "Unknown location")));
    }

    @Test
    void malformedJsonIsABadRequest() {
        // Given
        var desk = Desk.open();
        // When
        var answer = desk.request().body("{\"first_name\":").post("/api/v1/visitors/check-in");
        // Then
        answer.then().statusCode(400).body("error.code", equalTo("MALFORMED_JSON"));
    }

    @Test
    void anotherKindOfBodyIsRefused() {
        // Given
        var desk = Desk.open();
        // When
        var answer = desk.request().contentType(ContentType.TEXT).body("Jane").post("/api/v1/visitors/check-in");
        // Then
        answer.then().statusCode(415).body("error", not(nullValue()));
    }

    @Test
    void aKeyThatOnlyReadsMayNotCheckIn() {
        // Given
        var office = Desk.open().office();
        var reader = new Desk(
                office.desk().tenant(), TestTokens.readOnly(office.desk().tenant()));
        // When
        var answer = reader.post("/visitors/check-in", office.jane());
        // Then
        answer.then().statusCode(403).body("error.code", equalTo("INSUFFICIENT_SCOPE"));
    }
}
