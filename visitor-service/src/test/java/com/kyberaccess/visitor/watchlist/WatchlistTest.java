package com.kyberaccess.visitor.watchlist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.TestTenants;
import com.kyberaccess.visitor.testsupport.Desk;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class WatchlistTest {
    private final Desk desk = Desk.open();

    private Map<String, Object> jane() {
        return new HashMap<>(Map.of(
                "list", "custom",
                "first_name", "Jane",
                "last_name", "Smith",
                "aliases", List.of("Janie Smyth"),
                "reason", "Trespass warning"));
    }

    private String created(Map<String, Object> entry) {
        return Desk.created(desk.post("/watchlist", entry)).getString("data.id");
    }

    private static String statusOf(Desk.Office office, String firstName, String lastName) {
        return office.checkIn(office.walkIn(firstName, lastName)).getString("data.status");
    }

    @Test
    void anEntryIsReadWithItsTag() {
        // Given
        var id = created(jane());
        // When
        var answer = desk.get("/watchlist/" + id);
        // Then
        answer.then()
                .statusCode(200)
                .body("data.id", equalTo(id))
                .body("data.aliases", equalTo(List.of("Janie Smyth")));
        desk.request()
                .header("If-None-Match", answer.header("ETag"))
                .get("/api/v1/watchlist/" + id)
                .then()
                .statusCode(304);
    }

    @Test
    void aChangeTouchesWhatItNamesAndIsSearchedAtOnce() {
        // Given
        var office = desk.office();
        var id = created(jane());
        // When
        var answer = desk.patch("/watchlist/" + id, Map.of("first_name", "Peter", "aliases", List.of("Pjotr Smid")));
        // Then
        answer.then()
                .statusCode(200)
                .body("data.first_name", equalTo("Peter"))
                .body("data.last_name", equalTo("Smith"))
                .body("data.reason", equalTo("Trespass warning"));
        assertThat(statusOf(office, "Jane", "Smith")).isEqualTo("checked_in");
        assertThat(statusOf(office, "Peter", "Smith")).isEqualTo("flagged");
        assertThat(statusOf(office, "Pjotr", "Smid")).isEqualTo("flagged");
    }

    @Test
    void nullTakesAFieldAway() {
        // Given
        var entry = jane();
        entry.put("action", "deny");
        var id = created(entry);
        var patch = new HashMap<String, Object>();
        patch.put("reason", null);
        patch.put("action", null);
        patch.put("aliases", null);
        // When
        var answer = desk.patch("/watchlist/" + id, patch);
        // Then
        answer.then()
                .statusCode(200)
                .body("data.reason", nullValue())
                .body("data.action", equalTo("flag"))
                .body("data.aliases", hasSize(0));
    }

    @Test
    void whoHasSeenAnotherStateChangesAndDeletesNothing() {
        // Given
        var id = created(jane());
        var seen = desk.get("/watchlist/" + id).header("ETag");
        desk.patch("/watchlist/" + id, Map.of("reason", "Banned")).then().statusCode(200);
        var stale = desk.request().header("If-Match", seen);
        // Then
        stale.body(Map.of("reason", "Mistake"))
                .patch("/api/v1/watchlist/" + id)
                .then()
                .statusCode(412);
        desk.request()
                .header("If-Match", seen)
                .delete("/api/v1/watchlist/" + id)
                .then()
                .statusCode(412);
        desk.get("/watchlist/" + id).then().body("data.reason", equalTo("Banned"));
        desk.request()
                .header("If-Match", desk.get("/watchlist/" + id).header("ETag"))
                .delete("/api/v1/watchlist/" + id)
                .then()
                .statusCode(204);
    }

    @ParameterizedTest
    @CsvSource({
        "first_name, ''",
        "list, nobody",
        "date_of_birth, 1980-02-30",
        "date_of_birth, 2999-01-01",
        "date_of_birth, 1066-10-14",
        "expires_at, 2020-01-01T00:00:00Z",
        "expires_at, tomorrow",
        "action, shoot",
        "colour, red"
    })
    void aBadChangeIsNamedAndChangesNothing(String field, String value) {
        // Given
        var id = created(jane());
        var before = desk.get("/watchlist/" + id).asString();
        // Then
        desk.patch("/watchlist/" + id, Map.of(field, value))
                .then()
                .statusCode(422)
                .body("error.details[0].field", equalTo(field));
        assertThat(desk.get("/watchlist/" + id).asString()).isEqualTo(before);
    }

    @Test
    void aNameWithoutALetterCouldNeverMatch() {
        // Given
        var entry = jane();
        entry.put("first_name", "—");
        entry.put("last_name", "?");
        // Then
        desk.post("/watchlist", entry)
                .then()
                .statusCode(422)
                .body("error.details[0].issue", equalTo("Must have letters"));
    }

    @Test
    void theListIsFilteredAndSearched() {
        // Given
        created(jane());
        created(new HashMap<>(Map.of("list", "bolo", "first_name", "Jörg", "last_name", "Müller")));
        // Then
        assertThat(names(desk.get("/watchlist"))).containsExactly("Jörg", "Jane");
        assertThat(names(desk.get("/watchlist", "list", "bolo"))).containsExactly("Jörg");
        assertThat(names(desk.get("/watchlist", "search", "MULL"))).containsExactly("Jörg");
        assertThat(names(desk.get("/watchlist", "search", "smyth"))).containsExactly("Jane");
        assertThat(names(desk.get("/watchlist", "search", "smyth", "list", "bolo")))
                .isEmpty();
        desk.get("/watchlist", "per_page", 1, "page", 2)
                .then()
                .body("data[0].first_name", equalTo("Jane"))
                .body("meta.total", equalTo(2))
                .body("meta.total_pages", equalTo(2));
        desk.get("/watchlist", "list", "everybody")
                .then()
                .statusCode(400)
                .body("error.details[0].field", equalTo("list"));
    }

    @Test
    void aCursorGoesOnWhereAPageEnded() {
        // Given
        for (var name : List.of("One", "Two", "Three")) {
            created(new HashMap<>(Map.of("list", "bolo", "first_name", name, "last_name", "Person")));
        }
        var first = desk.get("/watchlist", "per_page", 2);
        // When
        created(new HashMap<>(Map.of("list", "bolo", "first_name", "Four", "last_name", "Person")));
        var second =
                desk.get("/watchlist", "per_page", 2, "cursor", first.jsonPath().getString("meta.next_cursor"));
        // Then
        assertThat(names(first)).containsExactly("Three", "Two");
        assertThat(names(second)).containsExactly("One");
        second.then().body("meta.next_cursor", nullValue()).body("meta.total", equalTo(4));
        desk.get("/watchlist", "cursor", "x").then().statusCode(400).body("error.details[0].field", equalTo("cursor"));
    }

    private static List<String> names(Response answer) {
        return answer.jsonPath().getList("data.first_name");
    }

    @Test
    void anotherTenantsEntryIsNotFound() {
        // Given
        var id = created(jane());
        for (var stranger : List.of(TestTenants.next(), TestTenants.sandboxOf(desk.tenant()))) {
            var other = Desk.of(stranger);
            // Then
            other.get("/watchlist/" + id).then().statusCode(404);
            other.patch("/watchlist/" + id, Map.of("reason", "x")).then().statusCode(404);
            other.delete("/watchlist/" + id).then().statusCode(404);
            other.get("/watchlist").then().body("meta.total", equalTo(0));
            assertThat(statusOf(other.office(), "Jane", "Smith")).isEqualTo("checked_in");
        }
        desk.get("/watchlist/" + id).then().statusCode(200);
    }
}
