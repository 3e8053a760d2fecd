package com.kyberaccess.emergency.approval;

import static com.kyberaccess.emergency.testsupport.ControlRoom.data;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import com.kyberaccess.common.security.Role;
import com.kyberaccess.emergency.testsupport.ControlRoom;
import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.Simultaneously;
import com.kyberaccess.testing.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class ApprovalTest {
    private final ControlRoom room = ControlRoom.open();
    private final ControlRoom owner = room.as(TestTokens.owner(room.tenant()));
    private final ControlRoom second = room.as(TestTokens.member(room.tenant(), Role.MANAGER));

    @Test
    void withoutTheRuleOnePersonIsEnough() {
        owner.get("/settings").then().statusCode(200).body("data.two_person_rule", equalTo(false));
        room.post("/lockdown", Map.of("reason", "Threat")).then().statusCode(201);
    }

    @Test
    void withTheRuleALockdownBeginsWhenASecondPersonConfirmsIt() {
        // Given
        rule(true);
        // When
        var asked = room.post("/lockdown", Map.of("reason", "Threat"));
        // Then
        var id = data(asked, 202).getString("data.id");
        assertThat(id).startsWith("apv_");
        asked.then().body("data.status", equalTo("pending")).body("data.action", equalTo("lockdown"));
        room.get("/lockdowns").then().body("data", empty());
        room.get("/approvals").then().body("data.id", contains(id));
        // When
        var confirmed = second.post("/approvals/" + id + "/confirm");
        // Then
        confirmed
                .then()
                .statusCode(200)
                .body("data.status", equalTo("confirmed"))
                .body("data.result.id", startsWith("lck_"))
                .body("data.result.activated_by", startsWith("key_"))
                .body("data.result.confirmed_by", startsWith("usr_"));
        room.get("/lockdowns").then().body("data.status", contains("active"));
        room.get("/approvals").then().body("data", empty());
    }

    @Test
    void liftingNeedsTheSecondPersonToo() {
        // Given
        var lockdown = room.lockedDown(room.location("Main Office"));
        rule(true);
        // When
        var id = data(owner.post("/lockdowns/" + lockdown + "/lift", Map.of("reason", "Clear")), 202)
                .getString("data.id");
        // Then
        room.get("/lockdowns/" + lockdown).then().body("data.status", equalTo("active"));
        second.post("/approvals/" + id + "/confirm").then().statusCode(200);
        room.get("/lockdowns/" + lockdown)
                .then()
                .body("data.status", equalTo("lifted"))
                .body("data.lift_reason", equalTo("Clear"));
    }

    @Test
    void nobodyConfirmsTheirOwnRequestAndNoKeyConfirmsAny() {
        // Given
        rule(true);
        var id = data(owner.post("/lockdown", Map.of("reason", "Threat")), 202).getString("data.id");
        // Then
        refused(owner.post("/approvals/" + id + "/confirm"), 403, "SECOND_PERSON_REQUIRED");
        refused(room.post("/approvals/" + id + "/confirm"), 403, "FORBIDDEN");
        room.get("/lockdowns").then().body("data", empty());
    }

    @Test
    void afterAMinuteItIsTooLate() throws SQLException {
        // Given
        rule(true);
        var id = data(room.post("/lockdown", Map.of("reason", "Threat")), 202).getString("data.id");
        // When
        try (var connection = Infrastructure.postgres().dataSource("kyber_test").getConnection();
                var update =
                        connection.prepareStatement("UPDATE approval SET expires_at = now() WHERE account_id = ?")) {
            update.setObject(1, room.tenant().accountId());
            update.executeUpdate();
        }
        // Then
        refused(second.post("/approvals/" + id + "/confirm"), 409, "APPROVAL_EXPIRED");
        room.get("/lockdowns").then().body("data", empty());
    }

    @Test
    void ofTwoConfirmationsAtOnceOneCounts() {
        // Given
        rule(true);
        var id = data(room.post("/lockdown", Map.of("reason", "Threat")), 202).getString("data.id");
        // When
        var statuses = Simultaneously.run(
                3, i -> second.post("/approvals/" + id + "/confirm").statusCode());
        // Then
        assertThat(statuses).containsExactlyInAnyOrder(200, 409, 409);
    }

    @Test
    void anotherAccountsRequestIsUnknown() {
        // Given
        rule(true);
        var id = data(room.post("/lockdown", Map.of("reason", "Threat")), 202).getString("data.id");
        var stranger = ControlRoom.open();
        // Then
        refused(
                stranger.as(TestTokens.owner(stranger.tenant())).post("/approvals/" + id + "/confirm"),
                404,
                "NOT_FOUND");
        refused(second.post("/approvals/nonsense/confirm"), 404, "NOT_FOUND");
    }

    @Test
    void whatCannotBeDoneIsSaidBeforeASecondPersonIsAsked() {
        // Given
        var lockdown = room.lockedDown(room.location("Main Office"));
        room.post("/lockdowns/" + lockdown + "/lift");
        room.post("/lockdown", Map.of("reason", "Everywhere"));
        rule(true);
        // Then
        refused(room.post("/lockdown", Map.of("reason", "Again")), 409, "LOCKDOWN_ALREADY_ACTIVE");
        refused(room.post("/lockdown", Map.of("reason", "x", "location_id", "loc_x")), 422, "VALIDATION_ERROR");
        refused(room.post("/lockdowns/" + lockdown + "/lift"), 409, "LOCKDOWN_ALREADY_LIFTED");
        room.get("/approvals").then().body("data", empty());
    }

    @Test
    void onlyOwnersAndAdminsChangeTheRule() {
        refused(second.patch("/settings", Map.of("two_person_rule", true)), 403, "FORBIDDEN");
        refused(room.patch("/settings", Map.of("two_person_rule", true)), 403, "FORBIDDEN");
        second.get("/settings").then().statusCode(200).body("data.two_person_rule", equalTo(false));
    }

    private void rule(boolean on) {
        owner.patch("/settings", Map.of("two_person_rule", on))
                .then()
                .statusCode(200)
                .body("data.two_person_rule", equalTo(on));
    }

    private static void refused(Response answer, int status, String code) {
        answer.then().statusCode(status).body("error.code", equalTo(code));
    }
}
