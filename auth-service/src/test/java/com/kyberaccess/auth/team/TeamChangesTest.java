package com.kyberaccess.auth.team;

import static com.kyberaccess.auth.testsupport.Api.as;
import static com.kyberaccess.auth.testsupport.People.PASSWORD;
import static com.kyberaccess.auth.testsupport.People.USERS;
import static com.kyberaccess.auth.testsupport.People.change;
import static com.kyberaccess.auth.testsupport.People.invite;
import static com.kyberaccess.auth.testsupport.People.join;
import static com.kyberaccess.auth.testsupport.People.login;
import static com.kyberaccess.auth.testsupport.People.newAddress;
import static org.assertj.core.api.Assertions.assertThat;

import com.kyberaccess.auth.testsupport.Mailbox;
import com.kyberaccess.auth.testsupport.People;
import com.kyberaccess.auth.testsupport.TestAccounts;
import com.kyberaccess.common.security.Role;
import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.MailServer;
import com.kyberaccess.testing.Simultaneously;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(MailServer.class)
class TeamChangesTest {
    @Inject
    TestAccounts accounts;

    private final String email = newAddress();

    @Test
    void anotherRoleEndsTheTokensAndTheNextOneHasIt() {
        // Given
        var owner = accounts.withOwner().login();
        var id = join(owner, email, Role.MANAGER);
        String before = login(email, PASSWORD).path("token");
        assertThat(as(before).get(USERS).statusCode()).isEqualTo(200);

        // When
        var answer = change(owner, id, Map.of("role", "front_desk"));

        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.jsonPath().getString("data.role")).isEqualTo("front_desk");
        assertThat(as(before).get(USERS + "/me").statusCode()).isEqualTo(401);
        String after = login(email, PASSWORD).then().statusCode(200).extract().path("token");
        assertThat(as(after).get(USERS + "/me").statusCode()).isEqualTo(200);
        assertThat(as(after).get(USERS).statusCode()).isEqualTo(403);
    }

    @Test
    void anotherNameEndsNothing() {
        // Given
        var owner = accounts.withOwner().login();
        var id = join(owner, email, Role.MANAGER);
        String token = login(email, PASSWORD).path("token");

        // When
        var answer = change(owner, id, Map.of("name", "Frida 🦊 Müller"));

        // Then
        assertThat(answer.jsonPath().getString("data.name")).isEqualTo("Frida 🦊 Müller");
        assertThat(as(token).get(USERS + "/me").jsonPath().getString("data.name"))
                .isEqualTo("Frida 🦊 Müller");
    }

    @Test
    void aDeactivatedMemberIsOutUntilReactivated() {
        // Given
        var owner = accounts.withOwner().login();
        var id = join(owner, email, Role.MANAGER);
        String token = login(email, PASSWORD).path("token");

        // When
        change(owner, id, Map.of("active", false)).then().statusCode(200);

        // Then
        assertThat(as(token).get(USERS + "/me").statusCode()).isEqualTo(401);
        var refused = login(email, PASSWORD);
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.asString())
                .isEqualTo(login("nobody@kyber.test", PASSWORD).asString());
        change(owner, id, Map.of("active", true)).then().statusCode(200);
        assertThat(login(email, PASSWORD).statusCode()).isEqualTo(200);
    }

    @Test
    void aRemovedMemberIsOutAndCanBeInvitedAgain() {
        // Given
        var owner = accounts.withOwner().login();
        var id = join(owner, email, Role.ADMIN);
        String token = login(email, PASSWORD).path("token");

        // When
        var answer = as(owner).delete(USERS + "/" + id);

        // Then
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(as(token).get(USERS).statusCode()).isEqualTo(401);
        assertThat(login(email, PASSWORD).statusCode()).isEqualTo(401);
        assertThat(as(owner).get(USERS + "/" + id).statusCode()).isEqualTo(404);
        invite(owner, email, Role.VIEW_ONLY).then().statusCode(201);
        People.accept(Mailbox.token(email, 2), PASSWORD).then().statusCode(204);
        assertThat(login(email, PASSWORD).statusCode()).isEqualTo(200);
    }

    @Test
    void theLastOwnerStays() {
        // Given
        var account = accounts.withOwner();
        var owner = account.login();
        var id = account.member().publicId();
        invite(owner, email, Role.OWNER).then().statusCode(201);

        // Then
        error(change(owner, id, Map.of("role", "admin")), 409, "LAST_OWNER");
        error(change(owner, id, Map.of("active", false)), 409, "LAST_OWNER");
        error(as(owner).delete(USERS + "/" + id), 409, "LAST_OWNER");
        assertThat(change(owner, id, Map.of("name", "Still Here", "role", "owner"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void nobodyChangesTheOwnRoleOrLeaves() {
        // Given
        var account = accounts.withOwner();
        join(account.login(), email, Role.OWNER);
        var owner = account.login();
        var id = account.member().publicId();

        // Then
        error(change(owner, id, Map.of("role", "admin")), 409, "OWN_ROLE");
        error(change(owner, id, Map.of("active", false)), 409, "OWN_MEMBERSHIP");
        error(as(owner).delete(USERS + "/" + id), 409, "OWN_MEMBERSHIP");
    }

    @Test
    void anAdminDoesNotTouchOwnersNorMakeOne() {
        // Given
        var account = accounts.withOwner();
        var owner = account.login();
        var second = join(owner, email, Role.OWNER);
        var adminAddress = newAddress();
        join(owner, adminAddress, Role.ADMIN);
        var deskAddress = newAddress();
        var desk = join(owner, deskAddress, Role.FRONT_DESK);
        String admin = login(adminAddress, PASSWORD).path("token");

        // Then
        error(change(admin, second, Map.of("role", "view_only")), 403, "FORBIDDEN");
        error(change(admin, second, Map.of("name", "Nobody")), 403, "FORBIDDEN");
        error(as(admin).delete(USERS + "/" + second), 403, "FORBIDDEN");
        error(change(admin, desk, Map.of("role", "owner")), 403, "FORBIDDEN");
        assertThat(change(admin, desk, Map.of("role", "manager")).statusCode()).isEqualTo(200);
    }

    @Test
    void ownersWhoDemoteEachOtherTogetherLeaveOne() {
        // Given
        var account = accounts.withOwner();
        join(account.login(), email, Role.OWNER);
        var tokens = List.of(account.login(), login(email, PASSWORD).<String>path("token"));
        var ids = List.of(
                as(tokens.get(1)).get(USERS + "/me").<String>path("data.id"),
                account.member().publicId());

        // When
        var answers = Simultaneously.run(2, i -> change(tokens.get(i), ids.get(i), Map.of("role", "view_only")));

        // Then
        assertThat(answers).extracting(Response::statusCode).contains(200).containsAnyOf(401, 403);
    }

    @Test
    void anotherAccountsMemberIsNotThere() {
        // Given
        var elsewhere = accounts.withOwner().member().publicId();
        var owner = accounts.withOwner().login();

        // Then
        for (var answer : List.of(
                as(owner).get(USERS + "/" + elsewhere),
                change(owner, elsewhere, Map.of("name", "x")),
                as(owner).delete(USERS + "/" + elsewhere),
                as(owner).post(USERS + "/" + elsewhere + "/invitation"),
                as(owner).delete(USERS + "/" + elsewhere + "/invitation"),
                as(owner).get(USERS + "/nonsense"))) {
            error(answer, 404, "NOT_FOUND");
        }
    }

    @Test
    void theListHasThoseOfTheAccountTheNewestFirst() {
        // Given
        var account = accounts.withOwner();
        var owner = account.login();
        String invited = invite(owner, email, Role.VIEW_ONLY).path("data.id");

        // When
        var page = as(owner).get(USERS).jsonPath();

        // Then
        assertThat(page.getList("data.id"))
                .isEqualTo(List.of(invited, account.member().publicId()));
        assertThat(page.getInt("meta.total")).isEqualTo(2);
        assertThat(page.getString("data[0].invitation.sent_at")).isNotNull();
        assertThat(page.getString("data[1].invitation")).isNull();
        assertThat(as(owner).get(USERS + "?per_page=1&page=2").jsonPath().getList("data.id"))
                .isEqualTo(List.of(account.member().publicId()));
    }

    @ParameterizedTest
    @CsvSource({"role, boss", "name, ''", "active, maybe", "email, other@kyber.test", "password, sesame"})
    void whatIsWrongIsNamed(String field, String value) {
        // Given
        var account = accounts.withOwner();

        // When
        var answer = change(account.login(), account.member().publicId(), Map.of(field, value));

        // Then
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.jsonPath().getString("error.details[0].field")).isEqualTo(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"name\":null,\"role\":null,\"active\":null}"})
    void whatIsNotSentStays(String body) {
        // Given
        var account = accounts.withOwner();
        var owner = account.login();
        var id = account.member().publicId();
        var before = as(owner).get(USERS + "/" + id).jsonPath().getMap("data");

        // When
        var answer = as(owner).body(body).patch(USERS + "/" + id);

        // Then
        assertThat(answer.jsonPath().getMap("data")).isEqualTo(before);
    }

    private static void error(Response answer, int status, String code) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.jsonPath().getString("error.code")).isEqualTo(code);
    }
}
