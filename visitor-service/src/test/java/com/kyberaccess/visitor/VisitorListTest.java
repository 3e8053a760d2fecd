package com.kyberaccess.visitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.visitor.testsupport.Desk;
import com.kyberaccess.visitor.testsupport.Desk.Office;
import com.kyberaccess.visitor.testsupport.TestClock;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class VisitorListTest {
    @Inject
    TestClock clock;

    @AfterEach
    void releaseClock() {
        clock.release();
    }

    /// Ann Zed of Beta at 10:00, Bob Young of alpha at 11:00, Cid Ábel at 12:00 (left at 12:30), Alice expected.
    private Office fourVisits() {
        clock.setTo("2025-01-15T10:00:00Z");
        var office = Desk.open().office("UTC");
        visit(office, "Ann", "Zed", Map.of("company", "Beta", "email", "ann@beta.example", "purpose", "Meeting"));
        clock.advance(Duration.ofHours(1));
        visit(office, "Bob", "Young", Map.of("company", "alpha", "purpose", "Delivery"));
        clock.advance(Duration.ofHours(1));
        var cid = visit(office, "Cid", "Ábel", Map.of("purpose", "meeting"));
        clock.advance(Duration.ofMinutes(30));
        office.desk().post("/visitors/" + cid + "/check-out").then().statusCode(200);
        office.preRegistered();
        return office;
    }

    private static String visit(Office office, String firstName, String lastName, Map<String, Object> fields) {
        var body = office.walkIn(firstName, lastName);
        body.putAll(fields);
        return office.checkIn(body).getString("data.id");
    }

    private static List<String> names(Office office, Object... query) {
        var answer = office.desk().get("/visitors", query);
        answer.then().statusCode(200);
        assertThat(answer.jsonPath().getInt("meta.total"))
                .isEqualTo(answer.jsonPath().getList("data").size());
        return answer.jsonPath().getList("data.first_name");
    }

    @Test
    void theLatestCheckInIsFirst() {
        // Given
        var office = fourVisits();
        // Then
        assertThat(names(office)).containsExactly("Alice", "Cid", "Bob", "Ann");
        assertThat(names(office, "order", "asc")).containsExactly("Ann", "Bob", "Cid", "Alice");
    }

    @Test
    void sortsByNameAndCompanyWithoutRegardToCaseAndAccents() {
        // Given
        var office = fourVisits();
        // Then
        assertThat(names(office, "sort", "name", "order", "asc")).containsExactly("Cid", "Alice", "Bob", "Ann");
        assertThat(names(office, "sort", "company", "order", "asc")).containsExactly("Cid", "Bob", "Ann", "Alice");
        assertThat(names(office, "sort", "company", "order", "desc")).containsExactly("Alice", "Ann", "Bob", "Cid");
    }

    @Test
    void filtersByStatus() {
        // Given
        var office = fourVisits();
        // Then
        assertThat(names(office, "status", "checked_in")).containsExactly("Bob", "Ann");
        assertThat(names(office, "status", "checked_out")).containsExactly("Cid");
        assertThat(names(office, "status", "pre_registered")).containsExactly("Alice");
        assertThat(names(office, "status", "denied")).isEmpty();
    }

    @Test
    void filtersByPurposeInAnyCase() {
        // Given
        var office = fourVisits();
        // Then
        assertThat(names(office, "purpose", "MEETING")).containsExactly("Cid", "Ann");
    }

    @ParameterizedTest
    @CsvSource({"abel, Cid", "ÁBEL, Cid", "nn z, Ann", "BETA.example, Ann", "LPH, Bob", "b y, Bob", "%, ''", "_, ''"})
    void searchesNameEmailAndCompany(String search, String found) {
        // Given
        var office = fourVisits();
        // When
        var names = names(office, "search", search);
        // Then
        assertThat(String.join(",", names)).isEqualTo(found);
    }

    @Test
    void filtersByHostDepartmentAndLocation() {
        // Given
        var office = fourVisits();
        var zurich = office.desk().location("Zurich Office", "Europe/Zurich");
        var sales = office.desk().host("Jane Manager", "jm@company.com", "Sales", zurich);
        visit(office, "Dan", "Xu", Map.of("host_id", sales));
        // Then
        assertThat(names(office, "host_id", sales)).containsExactly("Dan");
        assertThat(names(office, "department", "sales")).containsExactly("Dan");
        assertThat(names(office, "location_id", zurich)).containsExactly("Dan");
        assertThat(names(office, "host_id", sales, "department", "Engineering")).isEmpty();
        assertThat(names(office, "department", "Engineering")).hasSize(4);
        assertThat(names(office, "department", "Nobody's")).isEmpty();
    }

    @Test
    void pagesHaveAnExactTotal() {
        // Given
        var office = fourVisits();
        // When
        var second = office.desk().get("/visitors", "page", 2, "per_page", 3);
        var beyond = office.desk().get("/visitors", "page", 9, "per_page", 3);
        // Then
        second.then()
                .body("data.first_name", equalTo(List.of("Ann")))
                .body("meta", equalTo(Map.of("total", 4, "page", 2, "per_page", 3, "total_pages", 2)));
        beyond.then().statusCode(200).body("data.size()", equalTo(0)).body("meta.total", equalTo(4));
    }

    @ParameterizedTest
    @CsvSource({
        "date, tomorrow",
        "date, 2025-02-30",
        "start_date, soon",
        "end_date, 2025-13-01",
        "start_date, 2025-01-15T10:00:00",
        "start_date, +99999-01-01T00:00:00Z",
        "status, here",
        "location_id, loc_1",
        "location_id, loc_00000000000000000000000000",
        "host_id, usr_1",
        "host_id, usr_00000000000000000000000000",
        "sort, badge",
        "order, up",
        "page, 0",
        "page, x",
        "per_page, 101",
        "per_page, 1000",
    })
    void anUnknownValueIsABadRequestThatNamesTheParameter(String parameter, String value) {
        // Given
        var desk = Desk.open();
        // When
        var answer = desk.get("/visitors", parameter, value);
        // Then
        answer.then()
                .statusCode(400)
                .body("error.code", equalTo("INVALID_PARAMETER"))
                .body("error.details[0].field", equalTo(parameter));
    }

    @Test
    void controlCharactersInASearchAreABadRequest() {
        // Given
        var desk = Desk.open();
        // When
        var answer = desk.get("/visitors", "search", "a\u0000b");
        // Then
        answer.then().statusCode(400).body("error.details[0].field", equalTo("search"));
    }

    @Test
    void bytesThatAreNoUtf8InASearchAreABadRequest() {
        // Given
        var desk = Desk.open();
        // When
        var answer = desk.request().urlEncodingEnabled(false).get("/api/v1/visitors?search=a%C3%28%FF");
        // Then
        answer.then()
                .statusCode(400)
                .body("error.details[0].field", equalTo("search"))
                .body("error.details[0].issue", equalTo("Must be valid UTF-8"));
    }

    @ParameterizedTest
    @CsvSource({
        "2025-01-16, 2025-01-15",
        "2025-01-17, 2025-01-15",
        "2025-01-15T10:00:01Z, 2025-01-15T10:00:00Z",
        "2025-01-16T00:00:01Z, 2025-01-15",
    })
    void aRangeThatEndsBeforeItStartsIsInvalid(String start, String end) {
        // Given
        var desk = Desk.open();
        // When
        var answer = desk.get("/visitors", "start_date", start, "end_date", end);
        // Then
        answer.then().statusCode(422).body("error.details[0].field", equalTo("start_date"));
    }

    @Test
    void activeVisitorsAreThoseOnSite() {
        // Given
        var office = fourVisits();
        var zurich = office.desk().location("Zurich Office", "Europe/Zurich");
        visit(office, "Dan", "Xu", Map.of("location_id", zurich));
        // When
        var all = office.desk().get("/visitors/active");
        var there = office.desk().get("/visitors/active", "location_id", zurich);
        // Then
        all.then()
                .statusCode(200)
                .body("data.first_name", equalTo(List.of("Dan", "Bob", "Ann")))
                .body("meta.total", equalTo(3));
        there.then().body("data.first_name", equalTo(List.of("Dan")));
        office.desk()
                .get("/visitors/active", "location_id", "loc_1")
                .then()
                .statusCode(400)
                .body("error.details[0].field", equalTo("location_id"));
    }
}
