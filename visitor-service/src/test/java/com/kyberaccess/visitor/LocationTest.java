package com.kyberaccess.visitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.matchesPattern;

import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.Simultaneously;
import com.kyberaccess.visitor.testsupport.Desk;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class LocationTest {

    @Test
    void theFirstLocationIsPrimary() {
        // Given
        var desk = Desk.open();
        // When
        var first = desk.post(
                "/locations",
                Map.of("name", " Main Office ", "time_zone", "America/New_York", "address", "1 Main St\nNew York"));
        var second = desk.post("/locations", Map.of("name", "Zurich Office", "time_zone", "Europe/Zurich"));
        // Then
        first.then()
                .statusCode(201)
                .body("data.id", matchesPattern("loc_[0-9a-z]{26}"))
                .body("data.name", equalTo("Main Office"))
                .body("data.time_zone", equalTo("America/New_York"))
                .body("data.address", equalTo("1 Main St\nNew York"))
                .body("data.primary", equalTo(true))
                .body("data", hasKey("created_at"));
        second.then().body("data.primary", equalTo(false)).body("data.address", equalTo(null));
        desk.get("/locations")
                .then()
                .statusCode(200)
                .body("data.name", equalTo(List.of("Main Office", "Zurich Office")))
                .body("meta", equalTo(Map.of("total", 2, "page", 1, "per_page", 25, "total_pages", 1)));
    }

    @Test
    void ofSimultaneousFirstLocationsOneIsPrimary() {
        // Given
        var desk = Desk.open();
        // When
        var answers =
                Simultaneously.run(8, i -> desk.post("/locations", Map.of("name", "Office " + i, "time_zone", "UTC")));
        // Then
        assertThat(answers).allMatch(answer -> answer.statusCode() == 201);
        assertThat(answers.stream().filter(answer -> answer.jsonPath().getBoolean("data.primary")))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Zuerich", "+01:00", "GMT+1", "", "europe/zurich"})
    void aTimeZoneIsOneOfTheDatabase(String zone) {
        // Given
        var desk = Desk.open();
        // When
        var answer = desk.post("/locations", Map.of("name", "Office", "time_zone", zone));
        // Then
        answer.then().statusCode(422).body("error.details.field", equalTo(List.of("time_zone")));
    }

    @Test
    void everyBadFieldIsNamed() {
        // Given
        var desk = Desk.open();
        // When
        var answer = desk.post("/locations", Map.of("name", " ", "address", "x".repeat(301)));
        // Then
        answer.then().statusCode(422).body("error.details.field", equalTo(List.of("address", "name", "time_zone")));
    }
}
