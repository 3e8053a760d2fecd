package com.kyberaccess.visitor.watchlist;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.kyberaccess.common.audit.AuditTrail;
import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.TopicProbe;
import com.kyberaccess.visitor.testsupport.Desk;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class WatchlistImportTest {
    private static final String FILE = """
            list,first_name,last_name,aliases,date_of_birth,reason,action,expires_at
            custom,Jane,Smith,Janie Smyth | J. Smythe,1980-02-29,Trespass warning,deny,2099-01-01T00:00:00Z
            bolo,Сергей,Иванов,,,"Theft, twice",,
            """;

    private final Desk desk = Desk.open();

    private Response upload(String file) {
        return given().header("Authorization", "Bearer " + desk.token())
                .contentType("text/csv; charset=UTF-8")
                .body(file.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/watchlist/import");
    }

    @Test
    void everyRowBecomesAnEntryThatIsSearched() {
        // Given
        var office = desk.office();
        // When
        var report = upload(FILE);
        // Then
        report.then()
                .statusCode(200)
                .body("data.created", equalTo(2))
                .body("data.failed", equalTo(0))
                .body("data.rows.row", equalTo(List.of(2, 3)))
                .body("data.rows.status", equalTo(List.of("created", "created")));
        desk.get("/watchlist/" + report.jsonPath().getString("data.rows[0].id"))
                .then()
                .body("data.aliases", equalTo(List.of("Janie Smyth", "J. Smythe")))
                .body("data.date_of_birth", equalTo("1980-02-29"))
                .body("data.action", equalTo("deny"));
        assertThat(office.checkIn(office.walkIn("Sergei", "Ivanov")).getString("data.status"))
                .isEqualTo("denied");
        assertThat(office.checkIn(office.walkIn("Janie", "Smyth"))
                        .getList("data.screening_alert.matches[0].matched_on"))
                .isEqualTo(List.of("name", "alias"));
    }

    @Test
    void theSameFileTwiceChangesNothing() {
        // Given
        var first = upload(FILE).jsonPath();
        // When
        var second = upload(FILE);
        // Then
        second.then().body("data.unchanged", equalTo(2)).body("data.created", equalTo(0));
        assertThat(second.jsonPath().getList("data.rows.id")).isEqualTo(first.getList("data.rows.id"));
        desk.get("/watchlist").then().body("meta.total", equalTo(2));
    }

    @Test
    void aRowChangesTheEntryThatItNames() {
        // Given
        var id = upload(FILE).jsonPath().getString("data.rows[1].id");
        // When
        var report = upload("last_name,first_name,list,reason\nИВАНОВ,Сергей,BOLO,Acquitted\n");
        // Then
        report.then().body("data.updated", equalTo(1)).body("data.rows[0].id", equalTo(id));
        desk.get("/watchlist/" + id).then().body("data.reason", equalTo("Acquitted"));
    }

    @Test
    void badRowsAreReportedAndTheOthersStay() {
        // When
        var report = upload("""
                list,first_name,last_name,date_of_birth,expires_at
                custom,Jane,Smith,,
                nobody,Jane,Smith,,
                custom,,Smith,,
                custom,Jane,Doe,1980-02-30,
                custom,Jane,Roe,,2020-01-01T00:00:00Z
                custom,SMITH,Jáne,,
                custom,Jane,Poe,,tomorrow
                custom,Jane,Zoe,,,surplus
                custom,%s,Long,,
                """.formatted("x".repeat(101)));
        // Then
        report.then().statusCode(200).body("data.created", equalTo(1)).body("data.failed", equalTo(8));
        var rows = report.jsonPath();
        assertThat(rows.getList("data.rows.row")).isEqualTo(List.of(2, 3, 4, 5, 6, 7, 8, 9, 10));
        assertThat(rows.getString("data.rows[1].error.details[0].field")).isEqualTo("list");
        assertThat(rows.getString("data.rows[2].error.details[0].field")).isEqualTo("first_name");
        assertThat(rows.getString("data.rows[3].error.details[0].field")).isEqualTo("date_of_birth");
        assertThat(rows.getString("data.rows[4].error.details[0].field")).isEqualTo("expires_at");
        assertThat(rows.getString("data.rows[5].error.code")).isEqualTo("DUPLICATE_ROW");
        assertThat(rows.getString("data.rows[6].error.details[0].field")).isEqualTo("expires_at");
        assertThat(rows.getString("data.rows[7].error.code")).isEqualTo("MALFORMED_CSV");
        assertThat(rows.getString("data.rows[8].error.details[0].field")).isEqualTo("first_name");
        desk.get("/watchlist").then().body("meta.total", equalTo(1));
    }

    @Test
    void aRowThatFitsSeveralEntriesIsRefused() {
        // Given
        for (var reason : List.of("one", "two")) {
            Desk.created(desk.post(
                    "/watchlist",
                    java.util.Map.of("list", "custom", "first_name", "Jane", "last_name", "Smith", "reason", reason)));
        }
        // Then
        upload("list,first_name,last_name,reason\ncustom,Jane,Smith,three\n")
                .then()
                .body("data.failed", equalTo(1))
                .body("data.rows[0].error.code", equalTo("AMBIGUOUS_ROW"));
    }

    @Test
    void aWrongColumnIsNamedAndNothingChanges() {
        upload("list,first_name,surname\ncustom,Jane,Smith\n")
                .then()
                .statusCode(422)
                .body("error.details.field", equalTo(List.of("last_name", "surname")));
        desk.get("/watchlist").then().body("meta.total", equalTo(0));
    }

    @Test
    void itIsRecordedWithoutThePeople() {
        // When
        upload(FILE);
        // Then
        try (var topic = new TopicProbe(AuditTrail.TOPIC)) {
            var entry = topic.await(message -> message.key()
                                    .equals(desk.tenant().account())
                            && JsonPath.from(message.value()).getString("event").equals("watchlist.imported"))
                    .value();
            assertThat(JsonPath.from(entry).getInt("data.after.created")).isEqualTo(2);
            assertThat(entry).doesNotContain("Jane", "Smith", "Theft");
        }
    }

    @Test
    void severalBatchesAreOneReport() {
        // Given
        var file = IntStream.range(0, 1_201)
                .mapToObj(number -> "custom,Number" + number + ",Person")
                .collect(Collectors.joining("\n", "list,first_name,last_name\n", "\n"));
        // When
        var report = upload(file).jsonPath();
        // Then
        assertThat(report.getInt("data.created")).isEqualTo(1_201);
        assertThat(report.getList("data.rows.row", Integer.class)).isSorted().hasSize(1_201);
        desk.get("/watchlist").then().body("meta.total", equalTo(1_201));
    }
}
