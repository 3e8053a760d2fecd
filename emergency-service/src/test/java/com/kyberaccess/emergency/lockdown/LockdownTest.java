package com.kyberaccess.emergency.lockdown;

import static com.kyberaccess.emergency.testsupport.ControlRoom.data;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.kyberaccess.common.security.Role;
import com.kyberaccess.emergency.testsupport.ControlRoom;
import com.kyberaccess.testing.EventContract;
import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.Simultaneously;
import com.kyberaccess.testing.TestTenants;
import com.kyberaccess.testing.TestTokens;
import com.kyberaccess.testing.TopicProbe;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class LockdownTest {
    private static final JsonMapper JSON = new JsonMapper();

    private final ControlRoom room = ControlRoom.open();

    @Test
    void theContractsRequestLocksTheLocationDown() {
        // Given
        var location = room.location("Main Office");
        // When
        var answer = room.post(
                "/lockdown", Map.of("location_id", location, "reason", "Security threat", "notify_all", true));
        // Then
        answer.then()
                .statusCode(201)
                .body("data.id", startsWith("lck_"))
                .body("data.location_id", equalTo(location))
                .body("data.location", equalTo("Main Office"))
                .body("data.level", equalTo("hard"))
                .body("data.reason", equalTo("Security threat"))
                .body("data.status", equalTo("active"))
                .body("data.notify_all", equalTo(true))
                .body("data.activated_at", matchesPattern("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ"))
                .body("data.activated_by", startsWith("key_"))
                .body("data.lifted_at", nullValue());
    }

    @Test
    void withoutALocationEveryLocationIsLockedDown() {
        room.post("/lockdown", Map.of("reason", "Storm", "level", "soft", "notify_all", false))
                .then()
                .statusCode(201)
                .body("data.location_id", nullValue())
                .body("data.location", equalTo("All locations"))
                .body("data.level", equalTo("soft"));
    }

    @Test
    void itsBeginningAndItsEndAreEventsAsTheSchemasSay() {
        // Given
        var location = room.location("Main Office");
        // When
        var id = room.lockedDown(location);
        room.post("/lockdowns/" + id + "/lift", Map.of("reason", "All clear"));
        // Then
        var events = events(2);
        assertThat(events)
                .extracting(event -> event.path("event").asText())
                .containsExactly("emergency.lockdown_activated", "emergency.lockdown_deactivated");
        assertThat(events.get(0).at("/data/location/id").asText()).isEqualTo(location);
        EventContract.assertFits("emergency.lockdown_activated", events.get(0));
        EventContract.assertFits("emergency.lockdown_deactivated", events.get(1));
    }

    @Test
    void aLiftedLockdownSaysByWhomAndStaysInTheHistory() {
        // Given
        var first = room.lockedDown(room.location("Main Office"));
        // When
        room.post("/lockdowns/" + first + "/lift", Map.of("reason", "All clear"))
                .then()
                .statusCode(200)
                .body("data.status", equalTo("lifted"))
                .body("data.lifted_by", startsWith("key_"))
                .body("data.lift_reason", equalTo("All clear"));
        var second = room.lockedDown(room.location("Warehouse"));
        // Then
        room.get("/lockdowns").then().body("data.id", contains(second, first)).body("meta.total", equalTo(2));
        room.get("/lockdowns?status=active").then().body("data.id", contains(second));
        room.get("/lockdowns?status=lifted&per_page=1").then().body("data.id", contains(first));
        room.get("/lockdowns/" + first).then().statusCode(200).body("data.status", equalTo("lifted"));
    }

    @Test
    void liftingNeedsNoBody() {
        room.post("/lockdowns/" + room.lockedDown(room.location("Main Office")) + "/lift")
                .then()
                .statusCode(200)
                .body("data.lift_reason", nullValue());
    }

    @Test
    void aSecondLockdownOfTheSameScopeIsAConflictUntilTheFirstIsLifted() {
        // Given
        var location = room.location("Main Office");
        var id = room.lockedDown(location);
        // When
        var again = room.post("/lockdown", Map.of("location_id", location, "reason", "Again"));
        // Then
        refused(again, 409, "LOCKDOWN_ALREADY_ACTIVE");
        assertThat(events(1)).hasSize(1);
        room.post("/lockdowns/" + id + "/lift");
        room.post("/lockdown", Map.of("location_id", location, "reason", "Again"))
                .then()
                .statusCode(201);
    }

    @Test
    void everyLocationAndOneLocationAreDifferentScopes() {
        // Given
        room.lockedDown(room.location("Main Office"));
        // When
        room.post("/lockdown", Map.of("reason", "Everywhere")).then().statusCode(201);
        // Then
        refused(room.post("/lockdown", Map.of("reason", "Everywhere")), 409, "LOCKDOWN_ALREADY_ACTIVE");
    }

    @Test
    void ofLockdownsAtTheSameMomentOneIsMadeAndTheOthersAreConflicts() {
        // Given
        var location = room.location("Main Office");
        // When
        var statuses = Simultaneously.run(
                4, i -> room.post("/lockdown", Map.of("location_id", location, "reason", "Threat " + i))
                        .statusCode());
        // Then
        assertThat(statuses).containsExactlyInAnyOrder(201, 409, 409, 409);
        room.get("/lockdowns").then().body("data", hasSize(1));
        assertThat(events(1)).hasSize(1);
    }

    @Test
    void ofLiftsAtTheSameMomentOneIsMade() {
        // Given
        var id = room.lockedDown(room.location("Main Office"));
        // When
        var statuses = Simultaneously.run(
                4, i -> room.post("/lockdowns/" + id + "/lift").statusCode());
        // Then
        assertThat(statuses).containsExactlyInAnyOrder(200, 409, 409, 409);
        assertThat(events(2)).hasSize(2);
    }

    @Test
    void liftingTwiceIsAConflictAndChangesNothing() {
        // Given
        var id = room.lockedDown(room.location("Main Office"));
        room.post("/lockdowns/" + id + "/lift", Map.of("reason", "first"));
        // When
        var again = room.post("/lockdowns/" + id + "/lift", Map.of("reason", "second"));
        // Then
        refused(again, 409, "LOCKDOWN_ALREADY_LIFTED");
        room.get("/lockdowns/" + id).then().body("data.lift_reason", equalTo("first"));
    }

    @Test
    void anUnknownLocationAndAnotherAccountsAreNamedAndNothingIsLockedDown() {
        // Given
        var foreign = ControlRoom.open().location("Elsewhere");
        // When
        for (var location : List.of(foreign, "loc_01h455vb4pex5vsknk084sn02q", "nonsense", "")) {
            // Then
            room.post("/lockdown", Map.of("location_id", location, "reason", "Threat"))
                    .then()
                    .statusCode(422)
                    .body("error.details.field", contains("location_id"));
        }
        room.get("/lockdowns").then().body("data", empty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"reason\":null}",
                "{\"reason\":\"\"}",
                "{\"reason\":\"  \\n \"}",
                "{\"reason\":\"a\\u0000b\"}",
                "{\"reason\":7}"
            })
    void aReasonIsNeededAndIsText(String body) {
        room.post("/lockdown", body).then().statusCode(422).body("error.details.field", contains("reason"));
        room.get("/lockdowns").then().body("data", empty());
    }

    @Test
    void aHugeReasonAnUnknownLevelAndAnUnknownFieldAreNamed() {
        room.post("/lockdown", Map.of("reason", "x".repeat(501)))
                .then()
                .statusCode(422)
                .body("error.details.field", contains("reason"));
        room.post("/lockdown", Map.of("reason", "x", "level", "medium"))
                .then()
                .statusCode(422)
                .body("error.details.field", contains("level"));
        room.post("/lockdown", Map.of("reason", "x", "notify", true))
                .then()
                .statusCode(422)
                .body("error.details.field", contains("notify"));
        room.get("/lockdowns?status=open").then().statusCode(400);
        room.get("/lockdowns?location_id=x").then().statusCode(400);
    }

    @Test
    void anotherAccountsLockdownIsUnknown() {
        // Given
        var id = room.lockedDown(room.location("Main Office"));
        // When
        for (var stranger : List.of(ControlRoom.open(), ControlRoom.of(TestTenants.sandboxOf(room.tenant())))) {
            // Then
            refused(stranger.get("/lockdowns/" + id), 404, "NOT_FOUND");
            refused(stranger.post("/lockdowns/" + id + "/lift"), 404, "NOT_FOUND");
            stranger.get("/lockdowns").then().body("data", empty());
        }
        refused(room.get("/lockdowns/nonsense"), 404, "NOT_FOUND");
    }

    @Test
    void aReadOnlyKeyMayLookAndNotTouch() {
        // Given
        var id = room.lockedDown(room.location("Main Office"));
        var reader = room.as(TestTokens.readOnly(room.tenant()));
        // Then
        reader.get("/lockdowns/" + id).then().statusCode(200);
        refused(reader.post("/lockdown", Map.of("reason", "Threat")), 403, "INSUFFICIENT_SCOPE");
        refused(reader.post("/lockdowns/" + id + "/lift"), 403, "INSUFFICIENT_SCOPE");
    }

    @Test
    void theFrontDeskMayRaiseTheAlarmAndNotEndIt() {
        // Given
        var desk = room.as(TestTokens.member(room.tenant(), Role.FRONT_DESK));
        // When
        var id = data(desk.post("/lockdown", Map.of("reason", "Threat")), 201).getString("data.id");
        // Then
        refused(desk.post("/lockdowns/" + id + "/lift"), 403, "FORBIDDEN");
        refused(
                room.as(TestTokens.member(room.tenant(), Role.VIEW_ONLY)).post("/lockdowns/" + id + "/lift"),
                403,
                "FORBIDDEN");
        room.as(TestTokens.member(room.tenant(), Role.MANAGER))
                .post("/lockdowns/" + id + "/lift")
                .then()
                .statusCode(200);
    }

    @Test
    void whoDidItIsAudited() {
        // Given
        var id = room.lockedDown(room.location("Main Office"));
        // When
        room.post("/lockdowns/" + id + "/lift");
        // Then
        try (var topic = new TopicProbe("kyberaccess.audit.v1")) {
            var entries = topic.await(2, message -> message.value().contains(id));
            assertThat(entries)
                    .extracting(message -> TopicProbe.header(message, "ce_type"))
                    .containsExactly("emergency.lockdown_activated", "emergency.lockdown_lifted");
            assertThat(json(entries.get(0).value()).at("/data/actor").asText()).startsWith("key_");
        }
    }

    /// The account's events, once there are `count`.
    private List<JsonNode> events(int count) {
        try (var topic = new TopicProbe("kyberaccess.emergency.v1")) {
            topic.await(count, message -> message.value().contains(room.tenant().account()));
            return topic
                    .present(message -> message.value().contains(room.tenant().account()))
                    .stream()
                    .map(message -> json(message.value()))
                    .toList();
        }
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static void refused(Response answer, int status, String code) {
        answer.then().statusCode(status).body("error.code", equalTo(code));
    }
}
