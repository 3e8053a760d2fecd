package com.kyberaccess.visitor.host;

import static io.restassured.RestAssured.given;
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
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class HostImportTest {
    private static final String HEADER = "name,email,department,location\n";

    private final Desk desk = Desk.open();

    private Response send(String type, byte[] file) {
        return given().header("Authorization", "Bearer " + desk.token())
                .header("Content-Type", type)
                .body(file)
                .post("/api/v1/hosts/import");
    }

    private Response send(String file) {
        return send("text/csv", file.getBytes(StandardCharsets.UTF_8));
    }

    private JsonPath imported(String rows) {
        return send(HEADER + rows).then().statusCode(200).extract().jsonPath();
    }

    private List<String> names() {
        return desk.get("/hosts").jsonPath().getList("data.name");
    }

    @Test
    void everyRowIsReported() {
        // Given
        var office = desk.office();
        desk.location("Zürich", "Europe/Zurich");
        // When
        var report = imported("""
                Ann Lee,ann@company.com,Sales,Main Office
                "Lee, Bob",,,zurich
                JOHN DOE,John@Company.com,Engineering,%s
                ,nobody@company.com,,
                Carl,carl,,Nowhere
                Dora,dora@company.com,,Nowhere
                """.formatted(office.location()));
        // Then
        assertThat(report.getMap("data"))
                .containsAllEntriesOf(Map.of("created", 2, "updated", 1, "unchanged", 0, "failed", 3));
        assertThat(report.getList("data.rows.row")).isEqualTo(List.of(2, 3, 4, 5, 6, 7));
        assertThat(report.getList("data.rows.status"))
                .isEqualTo(List.of("created", "created", "updated", "failed", "failed", "failed"));
        assertThat(report.getString("data.rows[2].id")).isEqualTo(office.host());
        assertThat(report.getString("data.rows[0].error")).isNull();
        assertThat(report.getString("data.rows[3].id")).isNull();
        assertThat(report.getString("data.rows[3].error.details[0].field")).isEqualTo("name");
        assertThat(report.getString("data.rows[4].error.code")).isEqualTo("VALIDATION_ERROR");
        assertThat(report.getString("data.rows[4].error.details[0].field")).isEqualTo("email");
        assertThat(report.getString("data.rows[5].error.details[0].issue")).isEqualTo("Unknown location");
        assertThat(names()).containsExactly("Ann Lee", "JOHN DOE", "Lee, Bob");
        desk.get("/hosts", "search", "bob")
                .then()
                .body("data[0].location", equalTo("Zürich"))
                .body("data[0].email", nullValue());
    }

    @Test
    void theSameFileAgainChangesNothing() {
        // Given
        desk.office();
        var file = "Ann,ann@company.com,Sales,Main Office\nBob,,,Main Office\nBob,,,\n=1+1,x@company.com,\"a\"\"b\",\n";
        var first = imported(file);
        // When
        var second = imported(file);
        // Then
        assertThat(first.getInt("data.created")).isEqualTo(4);
        assertThat(second.getMap("data"))
                .containsAllEntriesOf(Map.of("created", 0, "updated", 0, "unchanged", 4, "failed", 0));
        assertThat(second.getList("data.rows.id")).isEqualTo(first.getList("data.rows.id"));
        assertThat(names()).containsExactly("=1+1", "Ann", "Bob", "Bob", "John Doe");
    }

    @Test
    void simultaneousImportsOfOneFileMakeEveryHostOnce() {
        // Given
        var rows = IntStream.range(0, 50)
                .mapToObj(i -> "Host %1$d,h%1$d@company.com,,\nNameless %1$d,,,".formatted(i))
                .collect(Collectors.joining("\n"));
        // When
        var reports = Simultaneously.run(3, i -> imported(rows));
        // Then
        assertThat(reports.stream()
                        .mapToInt(report -> report.getInt("data.created"))
                        .sum())
                .isEqualTo(100);
        assertThat(reports.stream()
                        .mapToInt(report -> report.getInt("data.unchanged"))
                        .sum())
                .isEqualTo(200);
        assertThat(desk.get("/hosts").jsonPath().getInt("meta.total")).isEqualTo(100);
    }

    @Test
    void rowsThatFitTwoAreNotGuessed() {
        // Given
        desk.post("/hosts", Map.of("name", "Twin")).then().statusCode(201);
        desk.post("/hosts", Map.of("name", "Twin")).then().statusCode(201);
        desk.location("Office", "UTC");
        desk.location("Office", "UTC");
        // When
        var report = imported("Twin,,Sales,\nAnn,a@company.com,,\nAnna,A@company.com,,\nBob,,,Office\n");
        // Then
        assertThat(report.getList("data.rows.status")).isEqualTo(List.of("failed", "created", "failed", "failed"));
        assertThat(report.getList("data.rows.error.code"))
                .isEqualTo(List.of("AMBIGUOUS_ROW", "DUPLICATE_ROW", "VALIDATION_ERROR"));
        assertThat(report.getString("data.rows[2].error.message")).isEqualTo("Row 3 is about the same host.");
    }

    @ParameterizedTest
    @CsvSource({
        "'name,email,department', location, Missing column",
        "'name,email,department,location,phone', phone, Unknown column",
        "'name,name,email,department,location', name, Column is there twice",
    })
    void aWrongColumnIsNamedAndNothingIsImported(String header, String field, String issue) {
        // When
        var answer = send(header + "\nAnn,ann@company.com,Sales,,\n");
        // Then
        answer.then().statusCode(422).body("error.details", equalTo(List.of(Map.of("field", field, "issue", issue))));
        assertThat(names()).isEmpty();
    }

    @Test
    void whatIsNoCsvIsRefused() {
        send("").then().statusCode(422).body("error.details[0].field", equalTo("body"));
        send(HEADER + "\"Ann,,,\n").then().statusCode(400).body("error.code", equalTo("MALFORMED_CSV"));
        send("text/csv", (HEADER + "Zoë,,,\n").getBytes(StandardCharsets.ISO_8859_1))
                .then()
                .statusCode(400)
                .body("error.message", equalTo("The file is not UTF-8."));
        send("application/json", "{}".getBytes(StandardCharsets.UTF_8))
                .then()
                .statusCode(415)
                .body("error.message", equalTo("The body must be text/csv."));
        assertThat(imported("A\u0000nn,,,\n").getString("data.rows[0].error.details[0].issue"))
                .isEqualTo("Must not contain control characters");
        assertThat(imported("x".repeat(10_000) + ",,,\n").getString("data.rows[0].error.details[0].issue"))
                .isEqualTo("Must be at most 100 characters");
        send("text/csv; charset=utf-8", HEADER.getBytes(StandardCharsets.UTF_8))
                .then()
                .statusCode(200)
                .body("data.rows", equalTo(List.of()));
        assertThat(names()).isEmpty();
    }

    @Test
    void aFileOverTheLimitIsRefused() {
        send(HEADER + "Ann,,,\n".repeat(10_001)).then().statusCode(422);
        send(HEADER + "#".repeat(1024 * 1024)).then().statusCode(413);
    }

    @Test
    void tenThousandHostsAreOneImport() {
        // Given
        var rows = IntStream.range(0, 10_000)
                .mapToObj(i -> "Host %1$d,h%1$d@company.com,Sales,".formatted(i))
                .collect(Collectors.joining("\n"));
        // Then
        assertThat(imported(rows).getInt("data.created")).isEqualTo(10_000);
        assertThat(imported(rows).getInt("data.unchanged")).isEqualTo(10_000);
    }

    @Test
    void everyHostIsToldAndTheImportRecordedOnce() {
        // When
        imported("Ann,ann@company.com,Sales,\nBob,bob,,\n");
        imported("Ann,ann@company.com,Legal,\n");
        // Then
        try (var topic = new TopicProbe("kyberaccess.visitor.v1")) {
            var events = topic.await(
                    2, message -> message.value().contains(desk.tenant().account()));
            assertThat(events.stream().map(message -> TopicProbe.header(message, "ce_type")))
                    .containsExactly("host.created", "host.updated");
        }
        try (var topic = new TopicProbe(AuditTrail.TOPIC)) {
            var entry = JsonPath.from(
                    topic.await(message -> message.key().equals(desk.tenant().account()))
                            .value());
            assertThat(entry.getString("event")).isEqualTo("host.imported");
            assertThat(entry.getMap("data.after"))
                    .isEqualTo(Map.of("created", 1, "updated", 0, "unchanged", 0, "failed", 1));
        }
    }
}
