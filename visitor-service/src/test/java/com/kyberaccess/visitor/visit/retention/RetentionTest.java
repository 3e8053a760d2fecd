package com.kyberaccess.visitor.visit.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.kyberaccess.common.audit.AuditTrail;
import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.Simultaneously;
import com.kyberaccess.testing.TopicProbe;
import com.kyberaccess.visitor.location.Place;
import com.kyberaccess.visitor.testsupport.Desk;
import com.kyberaccess.visitor.testsupport.TestClock;
import com.kyberaccess.visitor.testsupport.Traces;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What becomes of visits N days after they ended, by the rule of their location.
@QuarkusTest
@WithTestResource(Infrastructure.class)
class RetentionTest {
    @Inject
    TestClock clock;

    @Inject
    RetentionJob job;

    @Inject
    Traces traces;

    @Inject
    DataSource database;

    private final String name = "Zz" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");

    @AfterEach
    void releaseClock() {
        clock.release();
    }

    private static void rule(Desk desk, String action, int days) {
        desk.patch("/settings", Map.of("retention", Map.of("action", action, "after_days", days)))
                .then()
                .statusCode(200);
    }

    private void ruleOfLocation(String location, String action, @Nullable Integer days) throws SQLException {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(
                        "UPDATE location SET retention_action = ?, retention_days = ? WHERE id = ?")) {
            update.setString(1, action);
            update.setObject(2, days);
            update.setObject(3, Place.LOCATION_ID.parse(location).orElseThrow());
            update.executeUpdate();
        }
    }

    private String left(Desk.Office office) {
        var body = office.jane();
        body.put("last_name", name);
        body.put("email", name + "@example.com");
        body.put("custom_fields", Map.of("plate", name));
        var id = office.checkIn(body).getString("data.id");
        clock.advance(Duration.ofHours(1));
        office.desk()
                .post("/visitors/" + id + "/check-out", Map.of("notes", name + " left"))
                .then()
                .statusCode(200);
        return id;
    }

    private static int total(Desk desk) {
        return desk.get("/visitors", "include_archived", "true").jsonPath().getInt("meta.total");
    }

    @Test
    void withoutARuleNothingHappens() {
        // Given
        clock.setTo("2015-01-15T09:30:00Z");
        var office = Desk.open().office();
        var id = left(office);
        clock.setTo("2025-01-15T09:30:00Z");
        // When
        job.run();
        // Then
        office.desk()
                .get("/visitors/" + id)
                .then()
                .body("data.last_name", equalTo(name))
                .body("data.archived_at", equalTo(null));
    }

    @Test
    void deletionComesWhenTheDaysAreOverAndNotASecondEarlier() {
        // Given: it ended at 10:30
        clock.setTo("2025-01-15T09:30:00Z");
        var office = Desk.open().office();
        rule(office.desk(), "delete", 30);
        left(office);
        // When
        clock.setTo("2025-02-14T10:30:00Z");
        job.run();
        // Then
        assertThat(total(office.desk())).isEqualTo(1);
        // When
        clock.setTo("2025-02-14T10:30:01Z");
        job.run();
        // Then
        assertThat(total(office.desk())).isZero();
        await().untilAsserted(() -> assertThat(traces.of(name)).isEmpty());
    }

    @Test
    void anAnonymousVisitStillCountsButIsNobodys() {
        // Given
        clock.setTo("2025-01-15T09:30:00Z");
        var office = Desk.open().office();
        var desk = office.desk();
        rule(desk, "anonymise", 7);
        var id = left(office);
        // When
        clock.setTo("2025-01-23T09:30:00Z");
        job.run();
        // Then
        desk.get("/visitors/" + id)
                .then()
                .statusCode(200)
                .body("data.status", equalTo("checked_out"))
                .body("data.check_in_time", equalTo("2025-01-15T09:30:00Z"))
                .body("data.check_out_time", equalTo("2025-01-15T10:30:00Z"))
                .body("data.badge_number", equalTo("V-0001"))
                .body("data.host.name", equalTo("John Doe"))
                .body("data.first_name", equalTo("Anonymised"))
                .body("data.email", equalTo(null))
                .body("data.phone", equalTo(null))
                .body("data.company", equalTo(null))
                .body("data.purpose", equalTo(null))
                .body("data.custom_fields", equalTo(Map.of()))
                .body("data.check_out_notes", equalTo(null))
                .body("data.visit_history", equalTo(List.of()));
        desk.get("/visitors", "date", "2025-01-15").then().body("meta.total", equalTo(1));
        desk.get("/check-in-events").then().body("data.visitor_name", equalTo(Arrays.asList(null, null)));
        await().untilAsserted(() -> assertThat(traces.of(name)).isEmpty());
        try (var topic = new TopicProbe("kyberaccess.visitor.v1")) {
            topic.await(message -> message.key().equals(id)
                    && TopicProbe.header(message, "ce_type").equals("visitor.deleted"));
        }
    }

    @Test
    void anonymisingIsDoneOnce() {
        // Given
        clock.setTo("2025-01-15T09:30:00Z");
        var office = Desk.open().office();
        rule(office.desk(), "anonymise", 7);
        var id = left(office);
        clock.setTo("2025-01-23T09:30:00Z");
        job.run();
        // When
        clock.setTo("2025-01-24T09:30:00Z");
        job.run();
        // Then
        office.desk().get("/visitors/" + id).then().body("data.updated_at", equalTo("2025-01-23T09:30:00Z"));
    }

    @Test
    void archivedVisitsAreHiddenAndKept() {
        // Given
        clock.setTo("2025-01-15T09:30:00Z");
        var office = Desk.open().office();
        rule(office.desk(), "archive", 7);
        var id = left(office);
        // When
        clock.setTo("2025-01-23T09:30:00Z");
        job.run();
        // Then
        office.desk().get("/visitors").then().body("data", hasSize(0));
        office.desk()
                .get("/visitors/" + id)
                .then()
                .body("data.archived_at", equalTo("2025-01-23T09:30:00Z"))
                .body("data.last_name", equalTo(name));
    }

    @Test
    void aLocationsOwnRuleGoesFirst() throws SQLException {
        // Given
        clock.setTo("2025-01-15T09:30:00Z");
        var office = Desk.open().office();
        var other = office.desk().location("Other Office", "UTC");
        rule(office.desk(), "delete", 7);
        ruleOfLocation(office.location(), "none", null);
        left(office);
        clock.advance(Duration.ofMinutes(5));
        var elsewhere = office.walkIn("Else", "Where");
        elsewhere.put("location_id", other);
        var gone = office.checkIn(elsewhere).getString("data.id");
        office.desk().post("/visitors/" + gone + "/check-out").then().statusCode(200);
        // When
        clock.setTo("2025-03-23T09:30:00Z");
        job.run();
        // Then
        assertThat(total(office.desk())).isEqualTo(1);
        office.desk().get("/visitors/" + gone).then().statusCode(404);
    }

    @Test
    void whoIsOnSiteStaysAndWhoNeverCameGoes() {
        // Given
        clock.setTo("2025-01-15T09:30:00Z");
        var office = Desk.open().office();
        rule(office.desk(), "delete", 7);
        var inside = office.checkedIn("Still", "Here");
        var expected = office.alice();
        expected.put("expected_date", "2025-01-20");
        Desk.created(office.desk().post("/visitors/pre-register", expected));
        // When
        clock.setTo("2025-01-27T14:59:59Z");
        job.run();
        // Then: 10:00 in New York is 15:00
        assertThat(total(office.desk())).isEqualTo(2);
        // When
        clock.setTo("2025-01-27T15:00:01Z");
        job.run();
        // Then
        assertThat(office.desk().get("/visitors").jsonPath().getList("data.id")).containsExactly(inside);
    }

    @Test
    void severalReplicasAtOnceDoEachVisitOnce() {
        // Given: more than two batches
        clock.setTo("2025-01-15T09:30:00Z");
        var office = Desk.open().office();
        var desk = office.desk();
        var ids = IntStream.range(0, 450)
                .mapToObj(i -> office.checkedIn("Visitor", "Number " + i))
                .toList();
        desk.post("/visitors/bulk-check-out", Map.of("visitor_ids", ids)).then().body("data.checked_out", equalTo(450));
        rule(desk, "delete", 1);
        clock.setTo("2025-01-17T09:30:00Z");
        // When
        Simultaneously.run(4, replica -> {
            job.run();
            return replica;
        });
        // Then
        assertThat(total(desk)).isZero();
        try (var topic = new TopicProbe("kyberaccess.visitor.v1")) {
            var deleted = topic.await(450, message -> isDeletion(message, desk));
            assertThat(deleted.stream().map(ConsumerRecord::key)).containsExactlyInAnyOrderElementsOf(ids);
        }
        try (var topic = new TopicProbe(AuditTrail.TOPIC)) {
            var entry =
                    topic.await(message -> message.key().equals(desk.tenant().account())
                            && message.value().contains("\"visitors.deleted\""));
            assertThat(JsonPath.from(entry.value()).getString("data.actor")).isEqualTo("system");
        }
    }

    private static boolean isDeletion(ConsumerRecord<String, String> message, Desk desk) {
        return TopicProbe.header(message, "ce_type").equals("visitor.deleted")
                && message.value().contains(desk.tenant().account());
    }
}
