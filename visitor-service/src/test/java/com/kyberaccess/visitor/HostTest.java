package com.kyberaccess.visitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.visitor.testsupport.Desk;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class HostTest {

    @Test
    void aHostHasTheContractsFields() {
        // Given
        var office = Desk.open().office();
        office.checkedIn("Jane", "Smith");
        // When
        var answer = office.desk().get("/hosts");
        // Then
        answer.then()
                .statusCode(200)
                .body(
                        "data",
                        equalTo(List.of(Map.of(
                                "id", office.host(),
                                "name", "John Doe",
                                "email", "john@company.com",
                                "department", "Engineering",
                                "location", "Main Office",
                                "location_id", office.location(),
                                "visitor_count_today", 1))))
                .body("meta.total", equalTo(1));
    }

    @Test
    void aHostMayHaveNothingButAName() {
        // Given
        var desk = Desk.open();
        // When
        var answer = desk.post("/hosts", Map.of("name", "Remote Rita", "email", " "));
        // Then
        answer.then()
                .statusCode(201)
                .body("data.id", matchesPattern("usr_[0-9a-z]{26}"))
                .body("data.email", equalTo(null))
                .body("data.location", equalTo(null))
                .body("data.visitor_count_today", equalTo(0));
        assertThat(desk.get("/hosts").jsonPath().getList("data.name")).containsExactly("Remote Rita");
    }

    @Test
    void filtersByNameOrEmailDepartmentAndLocation() {
        // Given
        var office = Desk.open().office();
        var zurich = office.desk().location("Zurich Office", "Europe/Zurich");
        office.desk().host("Renée Müller", "rm@company.ch", "Sales", zurich);
        // Then
        assertThat(names(office.desk(), "search", "muller")).containsExactly("Renée Müller");
        assertThat(names(office.desk(), "search", "COMPANY.COM")).containsExactly("John Doe");
        assertThat(names(office.desk(), "department", "sales")).containsExactly("Renée Müller");
        assertThat(names(office.desk(), "location_id", office.location())).containsExactly("John Doe");
        assertThat(names(office.desk(), "location_id", zurich, "search", "John"))
                .isEmpty();
        assertThat(names(office.desk(), "per_page", 1, "page", 2)).containsExactly("Renée Müller");
    }

    private static List<String> names(Desk desk, Object... query) {
        return desk.get("/hosts", query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("data.name");
    }

    @Test
    void badFieldsAreNamed() {
        // Given
        var office = Desk.open().office();
        // When
        var fields = office.desk().post("/hosts", Map.of("email", "@", "department", "d".repeat(101)));
        var location = office.desk().post("/hosts", Map.of("name", "Ann", "location_id", "loc_1"));
        // Then
        fields.then().statusCode(422).body("error.details.field", equalTo(List.of("department", "email", "name")));
        location.then()
                .statusCode(422)
                .body("error.details[0].field", equalTo("location_id"))
                .body("error.details[0].issue", equalTo("Unknown location"));
    }

    @Test
    void anUnknownLocationInTheQueryIsABadRequest() {
        // Given
        var desk = Desk.open();
        // When
        var answer = desk.get("/hosts", "location_id", "loc_1");
        // Then
        answer.then().statusCode(400).body("error.details[0].field", equalTo("location_id"));
    }
}
