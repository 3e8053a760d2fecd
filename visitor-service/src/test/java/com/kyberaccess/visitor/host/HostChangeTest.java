package com.kyberaccess.visitor.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.kyberaccess.common.audit.AuditTrail;
import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.Simultaneously;
import com.kyberaccess.testing.TopicProbe;
import com.kyberaccess.visitor.testsupport.Desk;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class HostChangeTest {
    private final Desk desk = Desk.open();
    private Desk.Office office;
    private String path;

    @BeforeEach
    void open() {
        office = desk.office();
        path = "/hosts/" + office.host();
    }

    private JsonPath recorded(String action) {
        try (var topic = new TopicProbe(AuditTrail.TOPIC)) {
            return JsonPath.from(topic.await(message -> message.key()
                                    .equals(desk.tenant().account())
                            && JsonPath.from(message.value()).getString("event").equals(action))
                    .value());
        }
    }

    @Test
    void aHostIsShownWithATag() {
        // When
        var answer = desk.get(path);
        // Then
        assertThat(answer.jsonPath().getMap("data"))
                .isEqualTo(desk.get("/hosts").jsonPath().getMap("data[0]"));
        desk.request()
                .header("If-None-Match", answer.header("ETag"))
                .get("/api/v1" + path)
                .then()
                .statusCode(304);
    }

    @Test
    void onlyWhatIsSentChanges() {
        // Given
        var zurich = desk.location("Zurich Office", "Europe/Zurich");
        // When
        var moved = desk.patch(path, Map.of("location_id", zurich, "name", " Jim Doe "));
        var silent = desk.patch(path, "{\"email\": null, \"department\": null}");
        // Then
        moved.then()
                .statusCode(200)
                .body("data.name", equalTo("Jim Doe"))
                .body("data.location", equalTo("Zurich Office"))
                .body("data.email", equalTo("john@company.com"));
        silent.then()
                .statusCode(200)
                .body("data.name", equalTo("Jim Doe"))
                .body("data.email", nullValue())
                .body("data.department", nullValue());
        assertThat(desk.get("/hosts", "search", "jim").jsonPath().getList("data"))
                .hasSize(1);
        assertThat(desk.get("/hosts", "search", "john").jsonPath().getList("data"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"name": null} | name
                    {"name": " "} | name
                    {"name": "a\\u0000b"} | name
                    {"email": "nobody"} | email
                    {"phone": "1"} | phone
                    {"location_id": "loc_1"} | location_id
                    {"department": 7} | department
                    """)
    void whatIsNotValidIsNamedAndNothingChanges(String body, String field) {
        // Given
        var before = desk.get(path).header("ETag");
        // When
        var answer = desk.patch(path, body);
        // Then
        answer.then().statusCode(422).body("error.details.field", equalTo(List.of(field)));
        desk.get(path).then().header("ETag", equalTo(before));
    }

    @Test
    void aNameHasAnEnd() {
        desk.patch(path, Map.of("name", "x".repeat(10_000)))
                .then()
                .statusCode(422)
                .body("error.details[0].issue", equalTo("Must be at most 100 characters"));
    }

    @Test
    void anAddressNamesOneHost() {
        // Given
        var other = desk.host("Jane Manager", "jm@company.com", "Sales", office.location());
        // Then
        for (var answer : List.of(
                desk.post("/hosts", Map.of("name", "John Again", "email", "JOHN@company.com")),
                desk.patch("/hosts/" + other, Map.of("email", "John@Company.com")))) {
            answer.then().statusCode(409).body("error.code", equalTo("HOST_EXISTS"));
        }
        desk.patch(path, Map.of("email", "John@Company.com")).then().statusCode(200);
        Desk.open()
                .post("/hosts", Map.of("name", "John Elsewhere", "email", "john@company.com"))
                .then()
                .statusCode(201);
    }

    @Test
    void ofSimultaneousHostsWithOneAddressOneIsMade() {
        // When
        var answers =
                Simultaneously.run(8, i -> desk.post("/hosts", Map.of("name", "Ann " + i, "email", "ann@company.com"))
                        .statusCode());
        // Then
        assertThat(answers).containsOnly(201, 409).containsOnlyOnce(201);
    }

    @Test
    void ofSimultaneousChangesOfOneStateOneHolds() {
        // Given
        var tag = desk.get(path).header("ETag");
        // When
        var answers = Simultaneously.run(2, i -> desk.request()
                .header("If-Match", tag)
                .body(Map.of("name", "John " + i))
                .patch("/api/v1" + path)
                .statusCode());
        // Then
        assertThat(answers).containsExactlyInAnyOrder(200, 412);
    }

    @Test
    void aRemovedHostIsGoneButForTheVisits() {
        // Given
        var visit = office.checkedIn("Jane", "Smith");
        var expected = office.preRegistered();
        // When
        desk.delete(path).then().statusCode(204);
        // Then
        desk.get(path).then().statusCode(404);
        desk.delete(path).then().statusCode(404);
        desk.patch(path, Map.of("name", "Back")).then().statusCode(404);
        assertThat(desk.get("/hosts").jsonPath().getInt("meta.total")).isZero();
        desk.post("/visitors/check-in", office.walkIn("Max", "Muster"))
                .then()
                .statusCode(422)
                .body("error.details.field", equalTo(List.of("host_id")));
        desk.get("/visitors/" + visit)
                .then()
                .body("data.host.name", equalTo("John Doe"))
                .body("data.host.email", nullValue());
        assertThat(desk.get("/visitors", "host_id", office.host()).jsonPath().getInt("meta.total"))
                .isEqualTo(2);
        assertThat(desk.get("/visitors", "department", "engineering").jsonPath().getInt("meta.total"))
                .isEqualTo(2);
        desk.post("/visitors/" + expected + "/check-in")
                .then()
                .statusCode(201)
                .body("data.host_notified", equalTo(false));
        desk.post("/visitors/" + visit + "/check-out").then().statusCode(200);
    }

    @Test
    void theAddressOfARemovedHostIsFree() {
        // Given
        desk.delete(path).then().statusCode(204);
        // When
        var again = desk.host("John Doe", "john@company.com", "Engineering", office.location());
        // Then
        assertThat(again).isNotEqualTo(office.host());
    }

    @Test
    void changesAreRecordedWithoutWhoItIs() {
        // When
        desk.patch(path, Map.of("name", "Jim Secret", "department", "Sales"))
                .then()
                .statusCode(200);
        desk.delete(path).then().statusCode(204);
        // Then
        var changed = recorded("host.updated");
        assertThat(changed.getString("data.object")).isEqualTo(office.host());
        assertThat(changed.getString("data.before.department")).isEqualTo("Engineering");
        assertThat(changed.getString("data.after.department")).isEqualTo("Sales");
        assertThat(changed.getList("data.after.changed")).isEqualTo(List.of("name", "department"));
        assertThat(changed.prettify()).doesNotContain("Secret", "John");
        assertThat(recorded("host.deleted").getString("data.object")).isEqualTo(office.host());
    }

    @Test
    void thePageIsFollowedByTheCursorsPages() {
        // Given
        for (var name : List.of("Ann", "Bob", "Zoë")) {
            desk.host(name, name + "@company.com", "Sales", office.location());
        }
        // When
        var first = desk.get("/hosts", "per_page", 2).jsonPath();
        var second = desk.get("/hosts", "per_page", 2, "cursor", first.getString("meta.next_cursor"))
                .jsonPath();
        // Then
        assertThat(first.getList("data.name")).isEqualTo(List.of("Ann", "Bob"));
        assertThat(first.getInt("meta.total_pages")).isEqualTo(2);
        assertThat(second.getList("data.name")).isEqualTo(List.of("John Doe", "Zoë"));
        assertThat(second.getInt("meta.total")).isEqualTo(4);
        assertThat(second.getString("meta.next_cursor")).isNull();
        desk.get("/hosts", "cursor", "nonsense")
                .then()
                .statusCode(400)
                .body("error.details.field", equalTo(List.of("cursor")));
    }
}
