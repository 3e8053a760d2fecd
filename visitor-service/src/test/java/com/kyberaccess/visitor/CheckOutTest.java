package com.kyberaccess.visitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.TestTokens;
import com.kyberaccess.visitor.testsupport.Desk;
import com.kyberaccess.visitor.testsupport.TestClock;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class CheckOutTest {
    @Inject
    TestClock clock;

    @AfterEach
    void releaseClock() {
        clock.release();
    }

    @Test
    void aCheckOutAnswersTheContractsFields() {
        // Given
        clock.setTo("2025-01-15T09:30:00Z");
        var office = Desk.open().office();
        var id = office.checkedIn("Jane", "Smith");
        clock.advance(Duration.ofMinutes(480).plusSeconds(59));
        // When
        var answer = office.desk()
                .post(
                        "/visitors/" + id + "/check-out",
                        Map.of("notes", "badge\nreturned", "checked_out_by", office.host()));
        // Then
        answer.then()
                .statusCode(200)
                .body("data.keySet()", equalTo(Set.of("id", "status", "check_out_time", "duration_minutes")))
                .body("data.id", equalTo(id))
                .body("data.status", equalTo("checked_out"))
                .body("data.check_out_time", equalTo("2025-01-15T17:30:59Z"))
                .body("data.duration_minutes", equalTo(480));
        office.desk()
                .get("/visitors/" + id)
                .then()
                .body("data.status", equalTo("checked_out"))
                .body("data.check_out_notes", equalTo("badge\nreturned"))
                .body("data.checked_out_by", equalTo(office.host()))
                .body("data.badge_number", equalTo("V-0001"));
    }

    @Test
    void theBodyIsOptional() {
        // Given
        var office = Desk.open().office();
        var id = office.checkedIn("Jane", "Smith");
        // When
        var answer = office.desk().post("/visitors/" + id + "/check-out");
        // Then
        answer.then().statusCode(200).body("data.duration_minutes", equalTo(0));
    }

    @Test
    void aTeamMemberIsRecordedAsWhoDidIt() {
        // Given
        var office = Desk.open().office();
        var id = office.checkedIn("Jane", "Smith");
        var tenant = office.desk().tenant();
        // When
        new Desk(tenant, TestTokens.owner(tenant))
                .post("/visitors/" + id + "/check-out")
                .then()
                .statusCode(200);
        // Then
        office.desk().get("/visitors/" + id).then().body("data.checked_out_by", matchesPattern("usr_.{26}"));
    }

    @Test
    void aSecondCheckOutIsAConflict() {
        // Given
        var office = Desk.open().office();
        var id = office.checkedIn("Jane", "Smith");
        office.desk().post("/visitors/" + id + "/check-out").then().statusCode(200);
        // When
        var answer = office.desk().post("/visitors/" + id + "/check-out");
        // Then
        answer.then().statusCode(409).body("error.code", equalTo("ALREADY_CHECKED_OUT"));
    }

    @Test
    void whoHasNotComeCanNotLeave() {
        // Given
        var office = Desk.open().office();
        var id = office.preRegistered();
        // When
        var answer = office.desk().post("/visitors/" + id + "/check-out");
        // Then
        answer.then().statusCode(409).body("error.code", equalTo("NOT_CHECKED_IN"));
    }

    @Test
    void badFieldsAreNamedAndTheVisitorStays() {
        // Given
        var office = Desk.open().office();
        var id = office.checkedIn("Jane", "Smith");
        var path = "/visitors/" + id + "/check-out";
        // When
        var tooLong = office.desk().post(path, Map.of("notes", "n".repeat(2001)));
        var noUser = office.desk().post(path, Map.of("checked_out_by", "John"));
        var unknown = office.desk().post(path, Map.of("note", "typo"));
        // Then
        tooLong.then().statusCode(422).body("error.details[0].field", equalTo("notes"));
        noUser.then().statusCode(422).body("error.details[0].field", equalTo("checked_out_by"));
        unknown.then().statusCode(422).body("error.details[0].field", equalTo("note"));
        assertThat(office.desk().get("/visitors/active").jsonPath().getInt("meta.total"))
                .isEqualTo(1);
    }

    @Test
    void anUnknownVisitIsNotFound() {
        // Given
        var desk = Desk.open();
        // When
        var answer = desk.post("/visitors/vis_nonsense/check-out");
        // Then
        answer.then().statusCode(404).body("error.code", equalTo("NOT_FOUND"));
    }
}
