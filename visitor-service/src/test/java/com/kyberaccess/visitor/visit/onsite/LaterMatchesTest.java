package com.kyberaccess.visitor.visit.onsite;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.kyberaccess.testing.EventContract;
import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.TopicProbe;
import com.kyberaccess.visitor.testsupport.Desk;
import com.kyberaccess.visitor.topic.VisitorTopic;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class LaterMatchesTest {
    private Desk.Office office;

    @BeforeEach
    void open() {
        office = Desk.open().office();
    }

    private String listed(String list, String firstName, String lastName) {
        return Desk.created(office.desk()
                        .post("/watchlist", Map.of("list", list, "first_name", firstName, "last_name", lastName)))
                .getString("data.id");
    }

    /// The visit's event of this type, which fits its schema.
    private static JsonNode event(String visit, String type) throws JsonProcessingException {
        try (var topic = new TopicProbe(VisitorTopic.NAME)) {
            var event = new ObjectMapper()
                    .readTree(topic.await(message -> message.key().equals(visit)
                                    && TopicProbe.header(message, "ce_type").equals(type))
                            .value());
            EventContract.assertFits(type, event);
            return event;
        }
    }

    @Test
    void whoIsOnSiteAndComesOntoAListIsToldOf() throws JsonProcessingException {
        // Given
        var visit = office.checkedIn("Jane", "Smith");
        // When
        var entry = listed("bolo", "Jane", "Smyth");
        // Then
        office.desk()
                .get("/visitors/" + visit)
                .then()
                .body("data.status", equalTo("checked_in"))
                .body("data.watchlist_cleared", equalTo(false))
                .body("data.screening_results.bolo", equalTo("hit"))
                .body("data.screening_results.custom_watchlist", equalTo("clear"))
                .body("data.screening_alert.action", equalTo("flagged"))
                .body("data.screening_alert.matches.entry_id", equalTo(List.of(entry)));
        var event = event(visit, "screening.bolo_alert");
        assertThat(event.at("/data/screening_alert/matches/0/entry_id").asText())
                .isEqualTo(entry);
    }

    @Test
    void othersAndThoseWhoHaveLeftAreNot() {
        // Given
        var other = office.checkedIn("Peter", "Smith");
        var gone = office.checkedIn("Jane", "Smith");
        office.desk().post("/visitors/" + gone + "/check-out").then().statusCode(200);
        // When
        listed("bolo", "Jane", "Smith");
        // Then
        for (var visit : List.of(other, gone)) {
            office.desk()
                    .get("/visitors/" + visit)
                    .then()
                    .body("data", not(hasKey("screening_alert")))
                    .body("data.watchlist_cleared", equalTo(true));
        }
    }

    @Test
    void whoWasLetInInSpiteOfAnEntryIsNotToldOfAgainByIt() {
        // Given
        var entry = listed("custom", "Jane", "Smith");
        var visit = office.checkIn(office.walkIn("Jane", "Smith")).getString("data.id");
        office.desk()
                .post("/visitors/" + visit + "/review", Map.of("decision", "approve"))
                .then()
                .statusCode(200);
        var before = office.desk().get("/visitors/" + visit).jsonPath().getMap("data.screening_alert");
        // When
        office.desk()
                .patch("/watchlist/" + entry, Map.of("reason", "Banned"))
                .then()
                .statusCode(200);
        // Then
        assertThat(office.desk().get("/visitors/" + visit).jsonPath().getMap("data.screening_alert"))
                .isEqualTo(before);
    }

    @Test
    void anImportTellsToo() throws JsonProcessingException {
        // Given
        var visit = office.checkedIn("Sergei", "Ivanov");
        // When
        given().header("Authorization", "Bearer " + office.desk().token())
                .contentType("text/csv")
                .body("list,first_name,last_name\nsex_offender,Сергей,Иванов\n".getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/watchlist/import")
                .then()
                .statusCode(200);
        // Then
        office.desk().get("/visitors/" + visit).then().body("data.screening_results.sex_offender", equalTo("hit"));
        assertThat(event(visit, "screening.watchlist_hit")).isNotNull();
    }
}
