package com.kyberaccess.visitor.visit.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.kyberaccess.common.audit.AuditTrail;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.testing.EventContract;
import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.TestTenants;
import com.kyberaccess.testing.TopicProbe;
import com.kyberaccess.visitor.testsupport.Desk;
import com.kyberaccess.visitor.testsupport.TestClock;
import com.kyberaccess.visitor.testsupport.Traces;
import com.kyberaccess.visitor.visit.Visit;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// `DELETE /visitors/{visitor_id}`.
@QuarkusTest
@WithTestResource(Infrastructure.class)
class DeletionTest {
    private static final JsonMapper JSON = new JsonMapper();

    @Inject
    TestClock clock;

    @Inject
    Traces traces;

    @Inject
    Erasure erasure;

    @Inject
    DataSource database;

    /// A name that nobody else has.
    private final String name = "Zz" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");

    @AfterEach
    void releaseClock() {
        clock.release();
    }

    private Map<String, Object> somebody(Desk.Office office) {
        var body = office.jane();
        body.put("last_name", name);
        body.put("email", name + "@example.com");
        body.put("company", name + " Ltd");
        body.put("purpose", "To see " + name);
        body.put("custom_fields", Map.of("plate", name));
        return body;
    }

    private static void leave(Desk desk, String id, String notes) {
        desk.post("/visitors/" + id + "/check-out", Map.of("notes", notes))
                .then()
                .statusCode(200);
    }

    @Test
    void nothingOfTheVisitorIsLeftInAnyTable() {
        // Given: a sandbox, whose mails stay in their table
        var office = Desk.of(TestTenants.sandboxOf(TestTenants.next())).office();
        var desk = office.desk();
        var id = office.checkIn(somebody(office)).getString("data.id");
        desk.patch("/visitors/" + id, Map.of("notes", "Call " + name)).then().statusCode(200);
        leave(desk, id, name + " left");
        assertThat(traces.of(name)).contains("visit", "check_in_event", "mail_message");
        // When
        var answer = desk.delete("/visitors/" + id);
        // Then
        answer.then().statusCode(204);
        assertThat(answer.body().asString()).isEmpty();
        await().untilAsserted(() -> assertThat(traces.of(name)).isEmpty());
        desk.get("/visitors/" + id).then().statusCode(404);
        desk.delete("/visitors/" + id).then().statusCode(404);
        desk.get("/visitors").then().body("meta.total", equalTo(0));
    }

    @Test
    void theLogKeepsItsLinesWithoutTheName() {
        // Given
        var office = Desk.open().office();
        var id = office.checkIn(somebody(office)).getString("data.id");
        leave(office.desk(), id, "bye");
        // When
        office.desk().delete("/visitors/" + id).then().statusCode(204);
        // Then
        office.desk()
                .get("/check-in-events")
                .then()
                .body("data.event_type", equalTo(List.of("check_out", "check_in")))
                .body("data.visitor_id", equalTo(List.of(id, id)))
                .body("data.visitor_name", equalTo(Arrays.asList(null, null)));
    }

    @Test
    void whoIsOnSiteStaysOnTheEvacuationList() {
        // Given
        var office = Desk.open().office();
        var id = office.checkedIn("Jane", "Smith");
        // When
        var answer = office.desk().delete("/visitors/" + id);
        // Then
        answer.then().statusCode(409).body("error.code", equalTo("VISITOR_ON_SITE"));
        office.desk().get("/visitors/" + id).then().body("data.first_name", equalTo("Jane"));
    }

    @Test
    void whoIsExpectedFlaggedOrDeniedCanBeDeleted() {
        // Given
        var office = Desk.open().office();
        var desk = office.desk();
        Desk.created(desk.post("/watchlist", Map.of("list", "custom", "first_name", "Cid", "last_name", "Flagman")));
        Desk.created(desk.post("/watchlist", Map.of("list", "bolo", "first_name", "Dan", "last_name", "Denison")));
        // Then
        for (var id : List.of(
                office.preRegistered(), office.checkedIn("Cid", "Flagman"), office.checkedIn("Dan", "Denison"))) {
            desk.delete("/visitors/" + id).then().statusCode(204);
        }
        desk.get("/visitors").then().body("meta.total", equalTo(0));
    }

    @Test
    void anotherAccountsVisitorIsNotFound() {
        // Given
        var theirs = Desk.open().office();
        var id = theirs.preRegistered();
        // When
        var answer = Desk.open().delete("/visitors/" + id);
        // Then
        answer.then().statusCode(404);
        theirs.desk().get("/visitors/" + id).then().statusCode(200);
    }

    @Test
    void theOthersHearOfItLastAndWithIdsOnly() throws IOException {
        // Given
        var office = Desk.open().office();
        var id = office.checkIn(somebody(office)).getString("data.id");
        leave(office.desk(), id, "bye");
        // When
        office.desk().delete("/visitors/" + id).then().statusCode(204);
        // Then
        try (var topic = new TopicProbe("kyberaccess.visitor.v1")) {
            var messages = topic.await(4, message -> message.key().equals(id));
            assertThat(messages.stream().map(message -> TopicProbe.header(message, "ce_type")))
                    .containsExactly(
                            "screening.cleared", "visitor.checked_in", "visitor.checked_out", "visitor.deleted");
            EventContract.assertFits(
                    "visitor.deleted", JSON.readTree(messages.getLast().value()));
            assertThat(messages.getLast().value()).doesNotContain(name);
        }
    }

    @Test
    void anEventThatHasNotBeenPublishedIsPublishedWithoutThePerson() throws IOException {
        // Given
        var office = Desk.open().office();
        var tenant = office.desk().tenant();
        var id = office.preRegistered();
        var event = (ObjectNode) EventContract.sample("screening.watchlist_hit").deepCopy();
        event.withObject("/data/visitor").put("id", id).put("last_name", name);
        // When: it waits, and the visitor is erased before the relay can see it
        QuarkusTransaction.requiringNew().run(() -> {
            waits(tenant, id, event);
            erasure.erase(tenant, List.of(Visit.VISIT_ID.parse(id).orElseThrow()), Remains.NOTHING, Instant.now());
        });
        // Then
        try (var topic = new TopicProbe("kyberaccess.visitor.v1")) {
            var messages = topic.await(
                    2,
                    message -> message.key().equals(id)
                            && !TopicProbe.header(message, "ce_type").equals("visitor.pre_registered"));
            assertThat(messages.stream().map(message -> TopicProbe.header(message, "ce_type")))
                    .containsExactly("screening.watchlist_hit", "visitor.deleted");
            var published = JSON.readTree(messages.getFirst().value());
            EventContract.assertFits("screening.watchlist_hit", published);
            assertThat(published.path("data").path("visitor").toString())
                    .isEqualTo("{\"id\":\"%s\",\"first_name\":\"Anonymised\",\"last_name\":\"visitor\",".formatted(id)
                            + "\"email\":null,\"company\":null,\"purpose\":null}");
            assertThat(published.at("/data/screening_alert/matches/0/reason").isNull())
                    .isTrue();
        }
    }

    private void waits(Tenant tenant, String id, ObjectNode event) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        INSERT INTO outbox (id, aggregatetype, aggregateid, type, payload, mode, occurred_at)
                        VALUES (gen_random_uuid(), 'kyberaccess.visitor.v1', ?, 'screening.watchlist_hit', ?, ?, now())
                        """)) {
            insert.setString(1, id);
            insert.setString(2, event.toString());
            insert.setString(3, tenant.mode().wireName());
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whoDeletedIsInTheAuditLogAndWhoWasDeletedIsNot() {
        // Given
        var office = Desk.open().office();
        var id = office.checkIn(somebody(office)).getString("data.id");
        leave(office.desk(), id, "bye");
        // When
        office.desk().asOwner().delete("/visitors/" + id).then().statusCode(204);
        // Then
        try (var topic = new TopicProbe(AuditTrail.TOPIC)) {
            var entry = topic.await(message -> message.value().contains("visitor.deleted")
                            && message.value().contains(id))
                    .value();
            assertThat(JsonPath.from(entry).getString("data.actor")).startsWith("usr_");
            assertThat(entry).doesNotContain(name);
        }
    }

    @Test
    void whoWasDeletedCanComeAgainAtOnce() {
        // Given
        clock.setTo("2025-01-15T09:30:00Z");
        var office = Desk.open().office();
        Desk.created(office.desk().post("/watchlist", Map.of("list", "bolo", "first_name", "Dan", "last_name", "Lee")));
        var id = office.checkedIn("Dan", "Lee");
        office.desk().delete("/visitors/" + id).then().statusCode(204);
        // When
        var again = office.desk().post("/visitors/check-in", office.walkIn("Dan", "Lee"));
        // Then
        again.then().statusCode(201);
    }
}
