package com.kyberaccess.visitor.visit.list;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.visitor.testsupport.Desk;
import com.kyberaccess.visitor.testsupport.Desk.Office;
import com.kyberaccess.visitor.testsupport.SeedExample;
import com.kyberaccess.visitor.testsupport.TestClock;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The requests of the contract's article 2 that read visitors, as it prints them, and their responses.
@QuarkusTest
@WithTestResource(Infrastructure.class)
class SeedRequestsTest {
    /// This visitor has shown no papers and nobody has taken a photo.
    private static final Set<String> NO_PAPERS =
            Set.of("id_type", "photo_url", "id_photo_url", "selfie_url", "photo_match_score", "nda_document_url");

    @Inject
    TestClock clock;

    @AfterEach
    void releaseClock() {
        clock.release();
    }

    /// Jane of the contract, on site since 09:30, who has been here on the days of its `visit_history`.
    private String jane(Office office) {
        var manager = office.desk().host("Jane Manager", "jm@company.com", "Operations", office.location());
        visitAndLeave(office, "2024-12-20T10:00:00Z", Map.of("host_id", manager, "purpose", "Delivery"));
        visitAndLeave(office, "2025-01-10T10:00:00Z", Map.of());
        clock.setTo("2025-01-15T09:30:00Z");
        return office.checkIn(body(office, Map.of())).getString("data.id");
    }

    private void visitAndLeave(Office office, String at, Map<String, Object> fields) {
        clock.setTo(at);
        var id = office.checkIn(body(office, fields)).getString("data.id");
        office.desk().post("/visitors/" + id + "/check-out").then().statusCode(200);
    }

    private static Map<String, Object> body(Office office, Map<String, Object> fields) {
        var body = new LinkedHashMap<>(office.jane());
        body.put("custom_fields", Map.of("vehicle_plate", "ABC-1234", "laptop_serial", "SN-98765"));
        body.putAll(fields);
        return body;
    }

    @Test
    void theListOfTodaysVisitorsIsTheContracts() {
        // Given
        var office = Desk.open().office("UTC");
        jane(office);
        // When
        var answer = office.desk().get("/visitors", "date", "today", "status", "checked_in");
        // Then
        answer.then()
                .statusCode(200)
                .body("data[0].check_in_time", equalTo("2025-01-15T09:30:00Z"))
                .body("data[0].check_out_time", nullValue())
                .body("data[0].returning_visitor", equalTo(true))
                .body("data[0].visit_count", equalTo(3))
                .body("meta", equalTo(Map.of("total", 1, "page", 1, "per_page", 25, "total_pages", 1)));
        new SeedExample("list-visitors.json", NO_PAPERS).assertServed(answer.asString());
    }

    @Test
    void theSingleVisitorIsTheContracts() {
        // Given
        var office = Desk.open().office("UTC");
        var id = jane(office);
        // When
        var answer = office.desk().get("/visitors/" + id);
        // Then
        answer.then()
                .statusCode(200)
                .body("data.visit_history.date", equalTo(java.util.List.of("2025-01-10", "2024-12-20")));
        new SeedExample("get-visitor.json", NO_PAPERS).assertServed(answer.asString());
    }

    @Test
    void theActiveVisitorsAreVisitorsOfTheContract() {
        // Given
        var office = Desk.open().office("UTC");
        jane(office);
        // When
        var answer = office.desk().get("/visitors/active", "location_id", office.location());
        // Then
        answer.then().statusCode(200);
        new SeedExample("list-visitors.json", NO_PAPERS).assertServed(answer.asString());
    }

    @Test
    void aParameterThatIsNoneOfTheListsIsPassedOver() {
        // Given
        var office = Desk.open().office("UTC");
        jane(office);
        // Then
        office.desk().get("/visitors", "colour", "blue").then().statusCode(200).body("meta.total", equalTo(3));
    }
}
