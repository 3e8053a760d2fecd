package com.kyberaccess.visitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;

import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.visitor.testsupport.Desk;
import com.kyberaccess.visitor.testsupport.TestClock;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class VisitorTest {
    @Inject
    TestClock clock;

    @AfterEach
    void releaseClock() {
        clock.release();
    }

    @Test
    void aSingleVisitorHasTheContractsDetails() {
        // Given
        var office = Desk.open().office();
        var id = office.checkIn(office.jane()).getString("data.id");
        // When
        var answer = office.desk().get("/visitors/" + id);
        // Then
        answer.then().statusCode(200).body("data.id", equalTo(id)).body("data.visit_history", equalTo(List.of()));
        for (var field : List.of("id_photo_url", "selfie_url", "photo_match_score", "nda_document_url")) {
            answer.then().body("data", hasKey(field)).body("data." + field, equalTo(null));
        }
    }

    @Test
    void theVisitsOfAnAddressAreLinkedWhateverItsCase() {
        // Given: 23:30 on the 10th at the location
        clock.setTo("2025-01-11T04:30:00Z");
        var office = Desk.open().office();
        var first = office.checkIn(office.jane()).getString("data.id");
        clock.setTo("2025-01-15T14:30:00Z");
        var again = office.jane();
        again.put("email", "JANE@example.com");
        again.put("last_name", "Smith-Jones");
        // When
        var second = office.checkIn(again);
        // Then
        assertThat(second.getBoolean("data.returning_visitor")).isTrue();
        assertThat(second.getInt("data.visit_count")).isEqualTo(2);
        office.desk()
                .get("/visitors/" + second.getString("data.id"))
                .then()
                .body(
                        "data.visit_history",
                        equalTo(List.of(Map.of("date", "2025-01-10", "host", "John Doe", "purpose", "Meeting"))));
        office.desk()
                .get("/visitors/" + first)
                .then()
                .body("data.returning_visitor", equalTo(false))
                .body("data.visit_count", equalTo(2))
                .body("data.visit_history", equalTo(List.of()));
    }

    @Test
    void withoutAnAddressThePhoneNumberLinks() {
        // Given
        clock.setTo("2025-01-11T14:30:00Z");
        var office = Desk.open().office();
        var body = office.walkIn("Jane", "Smith");
        body.put("phone", "+1 (555) 555-0100");
        office.checkIn(body);
        clock.setTo("2025-01-12T14:30:00Z");
        body.put("phone", "0015555550100");
        // When
        var second = office.checkIn(body);
        // Then
        assertThat(second.getBoolean("data.returning_visitor")).isTrue();
    }

    @Test
    void aNameAloneDoesNotLink() {
        // Given
        clock.setTo("2025-01-11T14:30:00Z");
        var office = Desk.open().office();
        office.checkedIn("Jane", "Smith");
        clock.setTo("2025-01-12T14:30:00Z");
        // When
        var second = office.checkIn(office.walkIn("Jane", "Smith"));
        // Then
        assertThat(second.getBoolean("data.returning_visitor")).isFalse();
        assertThat(second.getInt("data.visit_count")).isEqualTo(1);
    }

    @Test
    void anUnknownVisitIsNotFound() {
        // Given
        var desk = Desk.open();
        // When
        var unknown = desk.get("/visitors/vis_00000000000000000000000000");
        var malformed = desk.get("/visitors/nonsense");
        // Then
        unknown.then().statusCode(404).body("error.code", equalTo("NOT_FOUND"));
        malformed.then().statusCode(404).body("error.code", equalTo("NOT_FOUND"));
    }

    @Test
    void aListRowAndASingleVisitorAgree() {
        // Given
        var office = Desk.open().office();
        var id = office.checkIn(office.jane()).getString("data.id");
        // When
        Map<String, Object> row = office.desk().get("/visitors").jsonPath().getMap("data[0]");
        Map<String, Object> single =
                office.desk().get("/visitors/" + id).jsonPath().getMap("data");
        // Then
        assertThat(single).containsAllEntriesOf(row);
    }
}
