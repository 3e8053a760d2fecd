package com.kyberaccess.visitor.location;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.Simultaneously;
import com.kyberaccess.testing.TopicProbe;
import com.kyberaccess.visitor.testsupport.Desk;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class LocationChangeTest {
    private final Desk desk = Desk.open();
    private String main;
    private String annexe;

    @BeforeEach
    void open() {
        main = desk.location("Main Office", "America/New_York");
        annexe = desk.location("Annexe", "Europe/Zurich");
    }

    private List<Boolean> primary() {
        return desk.get("/locations").jsonPath().getList("data.primary");
    }

    private static void assertConflict(Response answer, String code, String message) {
        answer.then().statusCode(409).body("error.code", equalTo(code)).body("error.message", equalTo(message));
    }

    @Test
    void onlyWhatIsSentChanges() {
        // When
        var answer = desk.patch("/locations/" + annexe, """
                {"name": " North Wing ", "parent_id": "%s", "retention": {"action": "delete", "after_days": 30}}
                """.formatted(main));
        desk.patch("/locations/" + annexe, Map.of("address", "1 Main St\nNew York"))
                .then()
                .statusCode(200);
        // Then
        answer.then().statusCode(200).body("data.primary", equalTo(false));
        desk.get("/locations/" + annexe)
                .then()
                .statusCode(200)
                .body("data.id", equalTo(annexe))
                .body("data.name", equalTo("North Wing"))
                .body("data.time_zone", equalTo("Europe/Zurich"))
                .body("data.address", equalTo("1 Main St\nNew York"))
                .body("data.parent_id", equalTo(main))
                .body("data.retention", equalTo(Map.of("action", "delete", "after_days", 30)));
        desk.patch("/locations/" + annexe, "{\"parent_id\": null, \"retention\": null, \"address\": null}")
                .then()
                .body("data.parent_id", nullValue())
                .body("data.retention", nullValue())
                .body("data.address", nullValue());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"name": null} | name
                    {"name": ""} | name
                    {"time_zone": "Mars/Olympus"} | time_zone
                    {"time_zone": null} | time_zone
                    {"address": "a\\u0000"} | address
                    {"parent_id": "loc_1"} | parent_id
                    {"retention": {"action": "archive"}} | retention.after_days
                    {"retention": {"action": "archive", "after_days": 0}} | retention.after_days
                    {"primary": "yes"} | primary
                    {"colour": "red"} | colour
                    """)
    void whatIsNotValidIsNamedAndNothingChanges(String body, String field) {
        // Given
        var before = desk.get("/locations/" + annexe).header("ETag");
        // When
        var answer = desk.patch("/locations/" + annexe, body);
        // Then
        answer.then().statusCode(422).body("error.details.field", equalTo(List.of(field)));
        desk.get("/locations/" + annexe).then().header("ETag", equalTo(before));
    }

    @Test
    void exactlyOneIsPrimary() {
        // When
        desk.patch("/locations/" + annexe, Map.of("primary", true)).then().body("data.primary", equalTo(true));
        // Then
        assertThat(primary()).containsExactly(false, true);
        desk.patch("/locations/" + annexe, Map.of("primary", false))
                .then()
                .statusCode(422)
                .body("error.details.field", equalTo(List.of("primary")));
        Desk.created(desk.post("/locations", Map.of("name", "New Home", "time_zone", "UTC", "primary", true)));
        assertThat(primary()).containsExactly(false, false, true);
    }

    @Test
    void ofSimultaneousSwitchesOneWins() {
        // When
        var answers = Simultaneously.run(
                8, i -> desk.patch("/locations/" + (i % 2 == 0 ? main : annexe), Map.of("primary", true))
                        .statusCode());
        // Then
        assertThat(answers).containsOnly(200);
        assertThat(primary()).containsOnlyOnce(true);
    }

    @Test
    void theFormerPrimaryIsToldTooSoThatOthersKnowOne() {
        // When
        desk.patch("/locations/" + annexe, Map.of("primary", true)).then().statusCode(200);
        // Then
        try (var topic = new TopicProbe("kyberaccess.visitor.v1")) {
            var events = topic.await(
                    2,
                    message -> message.value().contains(desk.tenant().account())
                            && TopicProbe.header(message, "ce_type").equals("location.updated"));
            assertThat(events.stream().map(message -> message.key())).containsExactlyInAnyOrder(main, annexe);
        }
    }

    @Test
    void twoLocationsCanNotBecomePartsOfEachOther() {
        // When
        var answers = Simultaneously.run(2, i -> desk.patch(
                        "/locations/" + (i == 0 ? main : annexe), Map.of("parent_id", i == 0 ? annexe : main))
                .statusCode());
        // Then
        assertThat(answers).containsExactlyInAnyOrder(200, 422);
    }

    @Test
    void aLocationInUseStays() {
        // Given
        var host = desk.host("Zoe", "zoe@company.com", "Sales", annexe);
        var office = new Desk.Office(desk, annexe, host);
        var visit = office.checkedIn("Jane", "Smith");
        var wing = desk.location("Wing", "UTC");
        var path = "/locations/" + annexe;
        desk.patch("/locations/" + wing, Map.of("parent_id", annexe)).then().statusCode(200);
        var delivery =
                Desk.created(desk.post("/deliveries", Map.of("host_id", host))).getString("data.id");
        // Then
        assertConflict(desk.delete(path), "LOCATION_IN_USE", "The location still has locations that are part of it.");
        desk.delete("/locations/" + wing).then().statusCode(204);
        assertThat(desk.delete(path).jsonPath().getString("error.code")).isEqualTo("LOCATION_IN_USE");
        desk.patch("/hosts/" + host, Map.of("location_id", main)).then().statusCode(200);
        assertThat(desk.delete(path).jsonPath().getString("error.code")).isEqualTo("LOCATION_IN_USE");
        desk.post("/visitors/" + visit + "/check-out").then().statusCode(200);
        assertConflict(desk.delete(path), "LOCATION_IN_USE", "The location still has packages that wait.");
        desk.patch("/deliveries/" + delivery, Map.of("status", "picked_up"))
                .then()
                .statusCode(200);
        desk.delete(path).then().statusCode(204);
        // And what was there still says so
        desk.get("/visitors/" + visit).then().body("data.location.name", equalTo("Annexe"));
        assertThat(desk.get("/visitors", "location_id", annexe).jsonPath().getInt("meta.total"))
                .isEqualTo(1);
        desk.get("/deliveries/" + delivery).then().body("data.location.name", equalTo("Annexe"));
    }

    @Test
    void thePrimaryLocationStays() {
        assertConflict(
                desk.delete("/locations/" + main),
                "LOCATION_IS_PRIMARY",
                "Visits without a location go to the primary one; make another one primary first.");
    }

    @Test
    void aRemovedLocationIsGone() {
        // When
        desk.delete("/locations/" + annexe).then().statusCode(204);
        // Then
        desk.get("/locations/" + annexe).then().statusCode(404);
        desk.delete("/locations/" + annexe).then().statusCode(404);
        desk.patch("/locations/" + annexe, Map.of("name", "Back")).then().statusCode(404);
        assertThat(desk.get("/locations").jsonPath().getList("data.id")).isEqualTo(List.of(main));
        desk.post("/hosts", Map.of("name", "Ann", "location_id", annexe))
                .then()
                .statusCode(422)
                .body("error.details.field", equalTo(List.of("location_id")));
    }

    @Test
    void ofSimultaneousChangesOfOneStateOneHolds() {
        // Given
        var tag = desk.get("/locations/" + annexe).header("ETag");
        desk.request()
                .header("If-None-Match", tag)
                .get("/api/v1/locations/" + annexe)
                .then()
                .statusCode(304);
        // When
        var answers = Simultaneously.run(2, i -> desk.request()
                .header("If-Match", tag)
                .body(Map.of("name", "Annexe " + i))
                .patch("/api/v1/locations/" + annexe)
                .statusCode());
        // Then
        assertThat(answers).containsExactlyInAnyOrder(200, 412);
    }
}
