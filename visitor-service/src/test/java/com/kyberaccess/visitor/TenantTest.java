package com.kyberaccess.visitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.TestTenants;
import com.kyberaccess.visitor.testsupport.Desk;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every endpoint, with the ids of another account, and of the same account's sandbox.
@QuarkusTest
@WithTestResource(Infrastructure.class)
class TenantTest {

    /// Two desks that must not know of each other. Their offices open in the test: a source runs before the service.
    static Stream<List<Desk>> strangers() {
        var tenant = TestTenants.next();
        return Stream.of(
                List.of(Desk.of(TestTenants.next()), Desk.of(TestTenants.next())),
                List.of(Desk.of(tenant), Desk.of(TestTenants.sandboxOf(tenant))));
    }

    @ParameterizedTest
    @MethodSource("strangers")
    void anothersVisitsAreNotFound(List<Desk> desks) {
        // Given
        var offices = desks.stream().map(Desk::office).toList();
        var mine = offices.getFirst().desk();
        var theirs = offices.getLast();
        var inside = theirs.checkedIn("Jane", "Smith");
        var expected = theirs.preRegistered();
        // Then
        mine.get("/visitors/" + inside).then().statusCode(404);
        mine.post("/visitors/" + inside + "/check-out").then().statusCode(404);
        mine.post("/visitors/" + expected + "/check-in").then().statusCode(404);
        mine.post("/visitors/" + expected + "/cancel").then().statusCode(404);
        mine.post("/visitors/" + expected + "/archive").then().statusCode(404);
        mine.post("/visitors/" + expected + "/unarchive").then().statusCode(404);
        mine.patch("/visitors/" + expected, Map.of("company", "Mine")).then().statusCode(404);
        mine.post("/visitors/bulk-check-out", Map.of("visitor_ids", List.of(inside)))
                .then()
                .body("data.details[0].code", equalTo("NOT_FOUND"));
        mine.post("/visitors/" + inside + "/review", Map.of("decision", "approve"))
                .then()
                .statusCode(404);
        assertThat(theirs.desk().get("/visitors").jsonPath().getList("data.status"))
                .containsExactlyInAnyOrder("checked_in", "pre_registered");
    }

    @ParameterizedTest
    @MethodSource("strangers")
    void anothersDirectoryIsNotFound(List<Desk> desks) {
        // Given
        var offices = desks.stream().map(Desk::office).toList();
        var mine = offices.getFirst().desk();
        var theirs = offices.getLast();
        var delivery = Desk.created(theirs.desk().post("/deliveries", Map.of("host_id", theirs.host())))
                .getString("data.id");
        // Then
        for (var path :
                List.of("/hosts/" + theirs.host(), "/locations/" + theirs.location(), "/deliveries/" + delivery)) {
            mine.get(path).then().statusCode(404);
            mine.patch(path, Map.of()).then().statusCode(404);
            mine.delete(path).then().statusCode(404);
            theirs.desk().get(path).then().statusCode(200);
        }
        assertThat(mine.get("/deliveries").jsonPath().getInt("meta.total")).isZero();
        for (var name : List.of("host_id", "location_id")) {
            mine.get("/deliveries", name, name.equals("host_id") ? theirs.host() : theirs.location())
                    .then()
                    .statusCode(400)
                    .body("error.details.field", equalTo(List.of(name)));
        }
    }

    @ParameterizedTest
    @MethodSource("strangers")
    void anothersIdsInAPatchAreUnknown(List<Desk> desks) {
        // Given
        var offices = desks.stream().map(Desk::office).toList();
        var mine = offices.getFirst();
        var theirs = offices.getLast();
        var delivery = Desk.created(mine.desk().post("/deliveries", Map.of("host_id", mine.host())))
                .getString("data.id");
        // Then
        unknown(mine.desk(), "/hosts/" + mine.host(), "location_id", theirs.location());
        unknown(mine.desk(), "/locations/" + mine.location(), "parent_id", theirs.location());
        unknown(mine.desk(), "/deliveries/" + delivery, "host_id", theirs.host());
        unknown(mine.desk(), "/deliveries/" + delivery, "location_id", theirs.location());
        mine.desk()
                .post("/deliveries", Map.of("host_id", theirs.host(), "location_id", theirs.location()))
                .then()
                .statusCode(422)
                .body("error.details.field", equalTo(List.of("host_id", "location_id")));
    }

    private static void unknown(Desk desk, String path, String field, String id) {
        desk.patch(path, Map.of(field, id)).then().statusCode(422).body("error.details.field", equalTo(List.of(field)));
    }

    @ParameterizedTest
    @MethodSource("strangers")
    void anothersRowsAreInNoList(List<Desk> desks) {
        // Given
        var offices = desks.stream().map(Desk::office).toList();
        var mine = offices.getFirst();
        offices.getLast().checkedIn("Jane", "Smith");
        // Then
        assertThat(mine.desk().get("/visitors").jsonPath().getInt("meta.total")).isZero();
        assertThat(mine.desk().get("/visitors", "search", "jane").jsonPath().getInt("meta.total"))
                .isZero();
        assertThat(mine.desk()
                        .get("/visitors", "department", "Engineering")
                        .jsonPath()
                        .getInt("meta.total"))
                .isZero();
        assertThat(mine.desk().get("/visitors/active").jsonPath().getInt("meta.total"))
                .isZero();
        assertThat(mine.desk().get("/hosts").jsonPath().getList("data.id")).containsExactly(mine.host());
        assertThat(mine.desk().get("/locations").jsonPath().getList("data.id")).containsExactly(mine.location());
    }

    @ParameterizedTest
    @MethodSource("strangers")
    void anothersIdsInABodyAreUnknown(List<Desk> desks) {
        // Given
        var offices = desks.stream().map(Desk::office).toList();
        var mine = offices.getFirst();
        var theirs = offices.getLast();
        var walkIn = mine.jane();
        walkIn.put("host_id", theirs.host());
        walkIn.put("location_id", theirs.location());
        var expected = mine.alice();
        expected.put("host_id", theirs.host());
        // Then
        mine.desk()
                .post("/visitors/check-in", walkIn)
                .then()
                .statusCode(422)
                .body("error.details.field", equalTo(List.of("host_id", "location_id")));
        mine.desk()
                .post("/visitors/pre-register", expected)
                .then()
                .statusCode(422)
                .body("error.details.field", equalTo(List.of("host_id")));
        mine.desk()
                .post("/hosts", Map.of("name", "Ann", "location_id", theirs.location()))
                .then()
                .statusCode(422)
                .body("error.details.field", equalTo(List.of("location_id")));
    }

    @ParameterizedTest
    @MethodSource("strangers")
    void anothersIdsInAQueryAreUnknown(List<Desk> desks) {
        // Given
        var offices = desks.stream().map(Desk::office).toList();
        var mine = offices.getFirst().desk();
        var theirs = offices.getLast();
        // Then
        for (var path : List.of("/visitors", "/visitors/active", "/hosts", "/check-in-events")) {
            mine.get(path, "location_id", theirs.location())
                    .then()
                    .statusCode(400)
                    .body("error.details.field", equalTo(List.of("location_id")));
        }
        mine.get("/visitors", "host_id", theirs.host())
                .then()
                .statusCode(400)
                .body("error.details.field", equalTo(List.of("host_id")));
    }

    @ParameterizedTest
    @MethodSource("strangers")
    void anothersWatchlistIsNeitherSearchedNorSeen(List<Desk> desks) {
        // Given
        var offices = desks.stream().map(Desk::office).toList();
        var mine = offices.getFirst();
        var entry = Desk.created(offices.getLast()
                        .desk()
                        .post("/watchlist", Map.of("list", "bolo", "first_name", "Jane", "last_name", "Smith")))
                .getString("data.id");
        // Then
        assertThat(mine.checkIn(mine.jane()).getString("data.status")).isEqualTo("checked_in");
        assertThat(mine.desk().get("/watchlist").jsonPath().getInt("meta.total"))
                .isZero();
        mine.desk().request().delete("/api/v1/watchlist/" + entry).then().statusCode(404);
        assertThat(offices.getLast().desk().get("/watchlist").jsonPath().getInt("meta.total"))
                .isEqualTo(1);
    }
}
