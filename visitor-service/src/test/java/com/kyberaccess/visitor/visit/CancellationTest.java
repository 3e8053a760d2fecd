package com.kyberaccess.visitor.visit;

import static org.hamcrest.Matchers.equalTo;

import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.visitor.testsupport.Desk;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// `POST /visitors/{visitor_id}/cancel`.
@QuarkusTest
@WithTestResource(Infrastructure.class)
class CancellationTest {

    @Test
    void aVisitThatIsYetToComeIsCancelledAndCanNotBeginAnyMore() {
        // Given
        var office = Desk.open().office();
        var id = office.preRegistered();
        // When
        var answer = office.desk().post("/visitors/" + id + "/cancel");
        // Then
        answer.then()
                .statusCode(200)
                .body("data.id", equalTo(id))
                .body("data.status", equalTo("cancelled"))
                .body("data.first_name", equalTo("Alice"));
        office.desk()
                .post("/visitors/" + id + "/check-in")
                .then()
                .statusCode(409)
                .body("error.code", equalTo("VISIT_CANCELLED"));
        office.desk().get("/visitors", "status", "cancelled").then().body("meta.total", equalTo(1));
    }

    @Test
    void everyOtherStateIsAConflictWithAReasonOfItsOwn() {
        // Given
        var office = Desk.open().office();
        var desk = office.desk();
        var inside = office.checkedIn("Ann", "Lee");
        var left = office.checkedIn("Bob", "Lee");
        desk.post("/visitors/" + left + "/check-out").then().statusCode(200);
        var cancelled = office.preRegistered();
        desk.post("/visitors/" + cancelled + "/cancel").then().statusCode(200);
        Desk.created(desk.post("/watchlist", Map.of("list", "custom", "first_name", "Cid", "last_name", "Flagman")));
        Desk.created(desk.post("/watchlist", Map.of("list", "bolo", "first_name", "Dan", "last_name", "Denison")));
        var flagged = office.checkedIn("Cid", "Flagman");
        var denied = office.checkedIn("Dan", "Denison");
        // Then
        Map.of(
                        inside, "ALREADY_CHECKED_IN",
                        left, "ALREADY_CHECKED_OUT",
                        cancelled, "VISIT_CANCELLED",
                        flagged, "VISIT_FLAGGED",
                        denied, "VISIT_DENIED")
                .forEach((id, code) -> desk.post("/visitors/" + id + "/cancel")
                        .then()
                        .statusCode(409)
                        .body("error.code", equalTo(code)));
        desk.post("/visitors/vis_nonsense/cancel").then().statusCode(404);
    }
}
