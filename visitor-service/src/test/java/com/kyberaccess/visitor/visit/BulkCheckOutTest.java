package com.kyberaccess.visitor.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.kyberaccess.common.audit.AuditTrail;
import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.Simultaneously;
import com.kyberaccess.testing.TopicProbe;
import com.kyberaccess.visitor.testsupport.Desk;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// `POST /visitors/bulk-check-out`.
@QuarkusTest
@WithTestResource(Infrastructure.class)
class BulkCheckOutTest {
    private static final String PATH = "/visitors/bulk-check-out";

    private static void refused(Response answer, String field) {
        answer.then().statusCode(422).body("error.details.field", equalTo(List.of(field)));
    }

    @Test
    void theContractsRequestChecksOutThoseNamed() {
        // Given
        var office = Desk.open().office();
        var ids =
                List.of(office.checkedIn("Ann", "Lee"), office.checkedIn("Bob", "Lee"), office.checkedIn("Cid", "Lee"));
        var stays = office.checkedIn("Dan", "Lee");
        // When
        var answer = office.desk().post(PATH, Map.of("visitor_ids", ids, "notes", "End of day bulk check-out"));
        // Then
        answer.then()
                .statusCode(200)
                .body("data.keySet()", equalTo(Set.of("checked_out", "failed", "details")))
                .body("data.checked_out", equalTo(3))
                .body("data.failed", equalTo(0))
                .body(
                        "data.details",
                        equalTo(ids.stream()
                                .map(id -> Map.of("id", id, "status", "checked_out"))
                                .toList()));
        assertThat(office.desk().get("/visitors/active").jsonPath().getList("data.id"))
                .containsExactly(stays);
        office.desk()
                .get("/visitors/" + ids.getFirst())
                .then()
                .body("data.status", equalTo("checked_out"))
                .body("data.check_out_notes", equalTo("End of day bulk check-out"));
    }

    @Test
    void everybodyAtALocationLeavesAndNobodyElsewhere() {
        // Given
        var office = Desk.open().office();
        var desk = office.desk();
        var here = Set.of(office.checkedIn("Ann", "Lee"), office.checkedIn("Bob", "Lee"));
        var expected = office.preRegistered();
        var other = desk.location("Other Office", "UTC");
        var elsewhere = office.walkIn("Cid", "Lee");
        elsewhere.put("location_id", other);
        var stays = office.checkIn(elsewhere).getString("data.id");
        // When
        var answer = desk.post(PATH, Map.of("location_id", office.location(), "check_out_all", true));
        // Then
        answer.then().statusCode(200).body("data.checked_out", equalTo(2)).body("data.failed", equalTo(0));
        assertThat(Set.copyOf(answer.jsonPath().getList("data.details.id", String.class)))
                .isEqualTo(here);
        assertThat(desk.get("/visitors/active").jsonPath().getList("data.id")).containsExactly(stays);
        desk.get("/visitors/" + expected).then().body("data.status", equalTo("pre_registered"));
    }

    @Test
    void nobodyThereIsNoError() {
        // Given
        var office = Desk.open().office();
        // When
        var answer = office.desk().post(PATH, Map.of("location_id", office.location(), "check_out_all", true));
        // Then
        answer.then()
                .statusCode(200)
                .body("data.checked_out", equalTo(0))
                .body("data.failed", equalTo(0))
                .body("data.details", equalTo(List.of()));
    }

    @Test
    void failuresAreInTheDetailsWithTheirCodeAndTheOthersLeave() {
        // Given
        var office = Desk.open().office();
        var desk = office.desk();
        var inside = office.checkedIn("Ann", "Lee");
        var left = office.checkedIn("Bob", "Lee");
        desk.post("/visitors/" + left + "/check-out").then().statusCode(200);
        var expected = office.preRegistered();
        var theirs = Desk.open().office().checkedIn("Eve", "Elsewhere");
        // When
        var answer = desk.post(PATH, Map.of("visitor_ids", List.of(left, expected, "nonsense", theirs, inside, left)));
        // Then
        answer.then()
                .statusCode(200)
                .body("data.checked_out", equalTo(1))
                .body("data.failed", equalTo(4))
                .body("data.details.id", equalTo(List.of(left, expected, "nonsense", theirs, inside)))
                .body("data.details.status", equalTo(List.of("failed", "failed", "failed", "failed", "checked_out")))
                .body("data.details[0].code", equalTo("ALREADY_CHECKED_OUT"))
                .body("data.details[1].code", equalTo("NOT_CHECKED_IN"))
                .body("data.details[2].code", equalTo("NOT_FOUND"))
                .body("data.details[3].code", equalTo("NOT_FOUND"))
                .body("data.details[4].keySet()", equalTo(Set.of("id", "status")));
    }

    @Test
    void exactlyOneWayToSayWhoLeavesIsNeeded() {
        // Given
        var office = Desk.open().office();
        var desk = office.desk();
        var id = office.checkedIn("Ann", "Lee");
        var here = office.location();
        // Then
        refused(desk.post(PATH, Map.of("notes", "nobody")), "visitor_ids");
        refused(desk.post(PATH, Map.of("visitor_ids", List.of(id), "location_id", here)), "location_id");
        refused(desk.post(PATH, Map.of("visitor_ids", List.of(id), "check_out_all", true)), "check_out_all");
        refused(desk.post(PATH, Map.of("location_id", here)), "check_out_all");
        refused(desk.post(PATH, Map.of("location_id", here, "check_out_all", false)), "check_out_all");
        refused(desk.post(PATH, Map.of("check_out_all", true)), "location_id");
        refused(desk.post(PATH, Map.of("location_id", "loc_nonsense", "check_out_all", true)), "location_id");
        refused(desk.post(PATH, Map.of("visitor_ids", List.of())), "visitor_ids");
        refused(desk.post(PATH, Map.of("visitor_ids", Collections.nCopies(1001, id))), "visitor_ids");
        refused(desk.post(PATH, Map.of("visitor_ids", Collections.singletonList(null))), "visitor_ids[0]");
        refused(desk.post(PATH, Map.of("visitor_ids", List.of("x".repeat(101)))), "visitor_ids[0]");
        refused(desk.post(PATH, Map.of("visitor_ids", List.of(id), "notes", "n".repeat(2001))), "notes");
        refused(desk.post(PATH, Map.of("ids", List.of(id))), "ids");
        desk.get("/visitors/active").then().body("meta.total", equalTo(1));
    }

    @Test
    void everyoneGetsAnEventAndTheRequestAnAuditEntry() {
        // Given
        var office = Desk.open().office();
        var id = office.checkedIn("Ann", "Lee");
        var tenant = office.desk().tenant();
        // When
        office.desk()
                .asOwner()
                .post(PATH, Map.of("location_id", office.location(), "check_out_all", true))
                .then()
                .body("data.checked_out", equalTo(1));
        // Then
        try (var topic = new TopicProbe("kyberaccess.visitor.v1")) {
            var left = topic.await(message -> message.key().equals(id)
                    && TopicProbe.header(message, "ce_type").equals("visitor.checked_out"));
            assertThat(JsonPath.from(left.value()).getString("data.checked_out_by"))
                    .startsWith("usr_");
        }
        try (var topic = new TopicProbe(AuditTrail.TOPIC)) {
            var entry = JsonPath.from(topic.await(message -> message.key().equals(tenant.account())
                            && message.value().contains("visitors.bulk_checked_out"))
                    .value());
            assertThat(entry.getString("data.object")).isEqualTo(office.location());
            assertThat(entry.getInt("data.after.checked_out")).isEqualTo(1);
        }
    }

    @Test
    void twoAtOnceCheckEachOutOnce() {
        // Given
        var office = Desk.open().office();
        var ids = IntStream.range(0, 30)
                .mapToObj(i -> office.checkedIn("Visitor", "Number" + (char) ('a' + i)))
                .toList();
        // When
        var answers = Simultaneously.run(
                4,
                thread -> office.desk().post(PATH, Map.of("visitor_ids", ids)).jsonPath());
        // Then
        assertThat(answers.stream()
                        .mapToInt(answer -> answer.getInt("data.checked_out"))
                        .sum())
                .isEqualTo(30);
        office.desk()
                .get("/check-in-events", "event_type", "check_out", "per_page", 100)
                .then()
                .body("data", hasSize(30));
    }
}
