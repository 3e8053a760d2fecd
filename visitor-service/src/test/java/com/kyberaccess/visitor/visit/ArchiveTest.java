package com.kyberaccess.visitor.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.visitor.testsupport.Desk;
import com.kyberaccess.visitor.testsupport.TestClock;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// `POST /visitors/{visitor_id}/archive` and `/unarchive`.
@QuarkusTest
@WithTestResource(Infrastructure.class)
class ArchiveTest {
    @Inject
    TestClock clock;

    @AfterEach
    void releaseClock() {
        clock.release();
    }

    private static String left(Desk.Office office) {
        var id = office.checkedIn("Jane", "Smith");
        office.desk().post("/visitors/" + id + "/check-out").then().statusCode(200);
        return id;
    }

    @Test
    void anArchivedVisitIsOutOfTheListsButStillThere() {
        // Given
        clock.setTo("2025-01-15T09:30:00Z");
        var office = Desk.open().office();
        var desk = office.desk();
        var id = left(office);
        // When
        var answer = desk.post("/visitors/" + id + "/archive");
        // Then
        answer.then()
                .statusCode(200)
                .body("data.archived_at", equalTo("2025-01-15T09:30:00Z"))
                .body("data.status", equalTo("checked_out"));
        desk.get("/visitors").then().body("meta.total", equalTo(0)).body("data", equalTo(List.of()));
        desk.get("/visitors", "search", "jane").then().body("meta.total", equalTo(0));
        desk.get("/visitors", "include_archived", "true")
                .then()
                .body("meta.total", equalTo(1))
                .body("data.id", equalTo(List.of(id)));
        desk.get("/visitors/" + id).then().statusCode(200).body("data.archived_at", notNullValue());
    }

    @Test
    void unarchivingBringsItBack() {
        // Given
        var office = Desk.open().office();
        var id = left(office);
        office.desk().post("/visitors/" + id + "/archive").then().statusCode(200);
        // When
        var answer = office.desk().post("/visitors/" + id + "/unarchive");
        // Then
        answer.then().statusCode(200).body("data.archived_at", equalTo(null));
        office.desk().get("/visitors").then().body("data.id", equalTo(List.of(id)));
    }

    @Test
    void archivingTwiceIsLikeOnce() {
        // Given
        clock.setTo("2025-01-15T09:30:00Z");
        var office = Desk.open().office();
        var id = left(office);
        office.desk().post("/visitors/" + id + "/archive").then().statusCode(200);
        clock.advance(Duration.ofHours(1));
        // When
        var again = office.desk().post("/visitors/" + id + "/archive");
        // Then
        again.then().statusCode(200).body("data.archived_at", equalTo("2025-01-15T09:30:00Z"));
    }

    @Test
    void whoIsOnSiteOrWaitsForAReviewCanNotBeArchived() {
        // Given
        var office = Desk.open().office();
        var desk = office.desk();
        Desk.created(desk.post("/watchlist", Map.of("list", "custom", "first_name", "Cid", "last_name", "Flagman")));
        var inside = office.checkedIn("Ann", "Lee");
        var flagged = office.checkedIn("Cid", "Flagman");
        // When
        var ofInside = desk.post("/visitors/" + inside + "/archive");
        var ofFlagged = desk.post("/visitors/" + flagged + "/archive");
        // Then
        ofInside.then().statusCode(409).body("error.code", equalTo("VISITOR_ON_SITE"));
        ofFlagged.then().statusCode(409).body("error.code", equalTo("VISIT_FLAGGED"));
        assertThat(desk.get("/visitors").jsonPath().getInt("meta.total")).isEqualTo(2);
        desk.post("/visitors/vis_nonsense/archive").then().statusCode(404);
    }

    @Test
    void whoeverArrivesIsInTheListsAgain() {
        // Given
        var office = Desk.open().office();
        var id = office.preRegistered();
        office.desk().post("/visitors/" + id + "/archive").then().statusCode(200);
        // When
        Desk.created(office.desk().post("/visitors/" + id + "/check-in"));
        // Then
        office.desk()
                .get("/visitors")
                .then()
                .body("data.id", equalTo(List.of(id)))
                .body("data[0].archived_at", equalTo(null));
    }
}
