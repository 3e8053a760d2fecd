package com.kyberaccess.visitor;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.nullValue;

import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.visitor.testsupport.Desk;
import com.kyberaccess.visitor.testsupport.TestClock;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class PreRegistrationTest {
    @Inject
    TestClock clock;

    @AfterEach
    void releaseClock() {
        clock.release();
    }

    @Test
    void aPreRegistrationAnswersTheContractsFields() {
        // Given
        var office = Desk.open().office();
        // When
        var answer = office.desk().post("/visitors/pre-register", office.alice());
        // Then
        answer.then()
                .statusCode(201)
                .body("data.status", equalTo("pre_registered"))
                .body("data", hasKey("qr_code_url"))
                .body("data", hasKey("invite_sent"))
                .body("data.first_name", equalTo("Alice"))
                .body("data.company", equalTo("Partner Inc"))
                .body("data.purpose", equalTo("Contract Review"))
                .body("data.expected_date", equalTo("2099-01-20"))
                .body("data.expected_time", equalTo("10:00"))
                .body("data.custom_fields.vehicle_plate", equalTo("XYZ-5678"))
                .body("data.check_in_time", nullValue())
                .body("data.badge_number", nullValue())
                .body("data.visit_count", equalTo(0))
                .body("data.returning_visitor", equalTo(false));
    }

    @ParameterizedTest
    @CsvSource({
        "expected_date, 2025-02-30, Must be a date (YYYY-MM-DD)",
        "expected_date, 20/01/2099, Must be a date (YYYY-MM-DD)",
        "expected_date, 2099-01-20T10:00:00Z, Must be a date (YYYY-MM-DD)",
        "expected_time, 24:00, Must be a time (HH:MM)",
        "expected_time, 9:00, Must be a time (HH:MM)",
    })
    void badDatesAndTimesAreNamed(String field, String value, String issue) {
        // Given
        var office = Desk.open().office();
        var body = office.alice();
        body.put(field, value);
        // When
        var answer = office.desk().post("/visitors/pre-register", body);
        // Then
        answer.then()
                .statusCode(422)
                .body("error.details.field", equalTo(List.of(field)))
                .body("error.details[0].issue", equalTo(issue));
    }

    @Test
    void theDayMayBeTheLocationsTodayButNotBefore() {
        // Given: the 14th in New York, the 15th in UTC
        clock.setTo("2025-01-15T04:30:00Z");
        var office = Desk.open().office();
        var today = office.alice();
        today.put("expected_date", "2025-01-14");
        var yesterday = office.alice();
        yesterday.put("expected_date", "2025-01-13");
        // Then
        office.desk().post("/visitors/pre-register", today).then().statusCode(201);
        office.desk()
                .post("/visitors/pre-register", yesterday)
                .then()
                .statusCode(422)
                .body("error.details[0].field", equalTo("expected_date"))
                .body("error.details[0].issue", equalTo("Must not be in the past"));
    }

    @Test
    void everyMissingFieldIsNamed() {
        // Given
        var desk = Desk.open();
        // When
        var answer = desk.post("/visitors/pre-register", "{}");
        // Then
        answer.then()
                .statusCode(422)
                .body("error.details.field", equalTo(List.of("expected_date", "first_name", "host_id", "last_name")));
    }
}
