package com.kyberaccess.visitor.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.Simultaneously;
import com.kyberaccess.testing.TopicProbe;
import com.kyberaccess.visitor.testsupport.Desk;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class DeliveryTest {
    private final Desk desk = Desk.open();
    private Desk.Office office;

    @BeforeEach
    void open() {
        office = desk.office();
    }

    private String received(Map<String, Object> more) {
        var body = new HashMap<String, Object>(more);
        body.putIfAbsent("host_id", office.host());
        return Desk.created(desk.post("/deliveries", body)).getString("data.id");
    }

    private String silently() {
        return received(Map.of("notify", false));
    }

    private Response step(String id, String status) {
        return desk.patch("/deliveries/" + id, Map.of("status", status));
    }

    private void assertConflict(Response answer, String code) {
        answer.then().statusCode(409).body("error.code", equalTo(code));
    }

    @Test
    void aPackageIsReceivedAndItsHostNotified() {
        // When
        var answer = desk.post(
                "/deliveries",
                Map.of(
                        "host_id", office.host(),
                        "carrier", " DHL ",
                        "tracking_number", "JD014600006281230701",
                        "sender", "Acme",
                        "description", "One box",
                        "notes", "Behind\nthe desk"));
        // Then
        answer.then()
                .statusCode(201)
                .body("data.id", matchesPattern("pkg_[0-9a-z]{26}"))
                .body("data.status", equalTo("notified"))
                .body(
                        "data.host",
                        equalTo(Map.of(
                                "id", office.host(),
                                "name", "John Doe",
                                "email", "john@company.com",
                                "department", "Engineering")))
                .body("data.location", equalTo(Map.of("id", office.location(), "name", "Main Office")))
                .body("data.carrier", equalTo("DHL"))
                .body("data.tracking_number", equalTo("JD014600006281230701"))
                .body("data.sender", equalTo("Acme"))
                .body("data.description", equalTo("One box"))
                .body("data.notes", equalTo("Behind\nthe desk"))
                .body("data.received_at", notNullValue())
                .body("data.received_by", matchesPattern("key_.{26}"))
                .body("data.notified_at", equalTo(answer.jsonPath().getString("data.received_at")))
                .body("data.picked_up_at", nullValue())
                .body("data.picked_up_by", nullValue());
        var path = "/deliveries/" + answer.jsonPath().getString("data.id");
        desk.get(path).then().body("data", equalTo(answer.jsonPath().getMap("data")));
        desk.request()
                .header("If-None-Match", desk.get(path).header("ETag"))
                .get("/api/v1" + path)
                .then()
                .statusCode(304);
    }

    @Test
    void aPackageMayHaveNothingButARecipient() {
        // When
        var id = silently();
        // Then
        desk.get("/deliveries/" + id)
                .then()
                .body("data.status", equalTo("received"))
                .body("data.carrier", nullValue())
                .body("data.notified_at", nullValue());
    }

    @Test
    void aHostWithoutAnAddressIsNotNotified() {
        // Given
        var rita =
                Desk.created(desk.post("/hosts", Map.of("name", "Remote Rita"))).getString("data.id");
        // When
        var id = received(Map.of("host_id", rita));
        // Then
        desk.get("/deliveries/" + id).then().body("data.status", equalTo("received"));
        assertConflict(step(id, "notified"), "RECIPIENT_WITHOUT_EMAIL");
        desk.get("/deliveries/" + id).then().body("data.status", equalTo("received"));
        step(id, "picked_up").then().statusCode(200);
    }

    @Test
    void everyStepIsTakenOnceAndTold() {
        // Given
        var id = silently();
        // When
        var notified = step(id, "notified");
        var again = step(id, "notified");
        var taken = desk.patch("/deliveries/" + id, Map.of("status", "picked_up", "picked_up_by", "Jane Smith"));
        // Then
        notified.then().statusCode(200).body("data.status", equalTo("notified"));
        assertConflict(again, "ALREADY_NOTIFIED");
        taken.then()
                .statusCode(200)
                .body("data.status", equalTo("picked_up"))
                .body("data.picked_up_by", equalTo("Jane Smith"))
                .body("data.picked_up_at", notNullValue())
                .body("data.notified_at", notNullValue());
        assertConflict(step(id, "picked_up"), "ALREADY_PICKED_UP");
        assertConflict(step(id, "notified"), "ALREADY_PICKED_UP");
        try (var topic = new TopicProbe("kyberaccess.visitor.v1")) {
            var events = topic.await(3, message -> message.key().equals(id));
            assertThat(events.stream().map(message -> TopicProbe.header(message, "ce_type")))
                    .containsExactly("delivery.received", "delivery.notified", "delivery.picked_up");
        }
    }

    @Test
    void ofSimultaneousPickUpsOneWins() {
        // Given
        var id = silently();
        // When
        var answers = Simultaneously.run(8, i -> step(id, "picked_up").statusCode());
        // Then
        assertThat(answers).containsOnly(200, 409).containsOnlyOnce(200);
    }

    @Test
    void theDetailsChangeAndTheNewRecipientIsNotNotifiedYet() {
        // Given
        var id = received(Map.of("carrier", "DHL"));
        var zurich = desk.location("Zurich Office", "Europe/Zurich");
        var jane = desk.host("Jane Manager", "jm@company.com", "Sales", zurich);
        // When
        var answer = desk.patch("/deliveries/" + id, Map.of("host_id", jane, "notes", "Was for Jane"));
        var both = desk.patch(
                "/deliveries/" + id,
                "{\"location_id\": \"%s\", \"carrier\": null, \"status\": \"notified\"}".formatted(zurich));
        // Then
        answer.then()
                .statusCode(200)
                .body("data.host.name", equalTo("Jane Manager"))
                .body("data.status", equalTo("received"))
                .body("data.notified_at", nullValue())
                .body("data.carrier", equalTo("DHL"))
                .body("data.notes", equalTo("Was for Jane"));
        both.then()
                .statusCode(200)
                .body("data.status", equalTo("notified"))
                .body("data.location.name", equalTo("Zurich Office"))
                .body("data.carrier", nullValue());
    }

    @Test
    void whatWasPickedUpDoesNotMove() {
        // Given
        var id = silently();
        step(id, "picked_up");
        var jane = desk.host("Jane Manager", "jm@company.com", "Sales", office.location());
        // Then
        assertConflict(desk.patch("/deliveries/" + id, Map.of("host_id", jane)), "ALREADY_PICKED_UP");
        desk.patch("/deliveries/" + id, Map.of("notes", "By his assistant"))
                .then()
                .statusCode(200)
                .body("data.status", equalTo("picked_up"))
                .body("data.notes", equalTo("By his assistant"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"status": "lost"} | status
                    {"status": "received"} | status
                    {"picked_up_by": "Jane"} | picked_up_by
                    {"host_id": null} | host_id
                    {"host_id": "usr_1"} | host_id
                    {"location_id": null} | location_id
                    {"carrier": "a\\u0000"} | carrier
                    {"received_at": "2025-01-01T00:00:00Z"} | received_at
                    {"notify": true} | notify
                    """)
    void whatIsNotValidIsNamedAndNothingChanges(String body, String field) {
        // Given
        var id = silently();
        var before = desk.get("/deliveries/" + id).header("ETag");
        // When
        var answer = desk.patch("/deliveries/" + id, body);
        // Then
        answer.then().statusCode(422).body("error.details.field", equalTo(List.of(field)));
        desk.get("/deliveries/" + id).then().header("ETag", equalTo(before));
    }

    @Test
    void badFieldsOfANewPackageAreNamed() {
        desk.post(
                        "/deliveries",
                        Map.of(
                                "carrier", "c".repeat(101),
                                "tracking_number", "t".repeat(101),
                                "sender", "s".repeat(201),
                                "description", "d".repeat(10_000),
                                "notes", "n".repeat(2001)))
                .then()
                .statusCode(422)
                .body(
                        "error.details.field",
                        equalTo(List.of("carrier", "description", "host_id", "notes", "sender", "tracking_number")));
        desk.post("/deliveries", "").then().statusCode(422);
        desk.post("/deliveries", "[]").then().statusCode(400);
        assertThat(desk.get("/deliveries").jsonPath().getInt("meta.total")).isZero();
    }

    @Test
    void ofSimultaneousChangesOfOneStateOneHolds() {
        // Given
        var path = "/api/v1/deliveries/" + silently();
        var tag = desk.request().get(path).header("ETag");
        // When
        var answers = Simultaneously.run(2, i -> desk.request()
                .header("If-Match", tag)
                .body(Map.of("notes", "Note " + i))
                .patch(path)
                .statusCode());
        // Then
        assertThat(answers).containsExactlyInAnyOrder(200, 412);
    }

    @Test
    void theListIsFilteredAndTheLatestComesFirst() {
        // Given
        var zurich = desk.location("Zurich Office", "Europe/Zurich");
        var jane = desk.host("Jane Manager", "jm@company.com", "Sales", zurich);
        var first = silently();
        var second = received(Map.of("host_id", jane));
        var third = silently();
        step(third, "picked_up");
        var today = LocalDate.now(ZoneId.of("America/New_York"));
        // Then
        assertThat(ids()).containsExactly(third, second, first);
        assertThat(ids("status", "received")).containsExactly(first);
        assertThat(ids("status", "picked_up")).containsExactly(third);
        assertThat(ids("host_id", jane)).containsExactly(second);
        assertThat(ids("location_id", office.location())).containsExactly(third, first);
        assertThat(ids(
                        "location_id",
                        office.location(),
                        "start_date",
                        today.minusDays(1).toString()))
                .containsExactly(third, first);
        assertThat(ids("end_date", today.minusDays(2).toString())).isEmpty();
        assertThat(ids("per_page", 2, "page", 2)).containsExactly(first);
        for (var wrong : Map.of(
                        "status", "lost", "host_id", "usr_1", "location_id", "loc_1", "start_date", "2025-02-30")
                .entrySet()) {
            desk.get("/deliveries", wrong.getKey(), wrong.getValue())
                    .then()
                    .statusCode(400)
                    .body("error.details.field", equalTo(List.of(wrong.getKey())));
        }
    }

    private List<String> ids(Object... query) {
        return desk.get("/deliveries", query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("data.id");
    }

    @Test
    void theCursorGoesOnWhereThePageEnded() {
        // Given
        var first = silently();
        var second = silently();
        var third = silently();
        // When
        var page = desk.get("/deliveries", "per_page", 2).jsonPath();
        silently();
        // Then
        assertThat(page.getList("data.id")).isEqualTo(List.of(third, second));
        assertThat(ids("per_page", 2, "cursor", page.getString("meta.next_cursor")))
                .containsExactly(first);
        desk.get("/deliveries", "cursor", "x").then().statusCode(400);
    }

    @Test
    void aPackageIsDeleted() {
        // Given
        var id = silently();
        // When
        desk.delete("/deliveries/" + id).then().statusCode(204);
        // Then
        desk.get("/deliveries/" + id).then().statusCode(404);
        desk.delete("/deliveries/" + id).then().statusCode(404);
    }

    @Test
    void aRemovedHostGetsNoPackages() {
        // Given
        var id = silently();
        desk.delete("/hosts/" + office.host()).then().statusCode(204);
        // Then
        desk.post("/deliveries", Map.of("host_id", office.host()))
                .then()
                .statusCode(422)
                .body("error.details.field", equalTo(List.of("host_id")));
        desk.get("/deliveries/" + id).then().body("data.host.name", equalTo("John Doe"));
        assertConflict(step(id, "notified"), "RECIPIENT_WITHOUT_EMAIL");
    }
}
