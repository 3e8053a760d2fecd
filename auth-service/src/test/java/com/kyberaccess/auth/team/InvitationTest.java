package com.kyberaccess.auth.team;

import static com.kyberaccess.auth.testsupport.Api.as;
import static com.kyberaccess.auth.testsupport.Api.json;
import static com.kyberaccess.auth.testsupport.People.PASSWORD;
import static com.kyberaccess.auth.testsupport.People.USERS;
import static com.kyberaccess.auth.testsupport.People.accept;
import static com.kyberaccess.auth.testsupport.People.invite;
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
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(MailServer.class)
class InvitationTest {
    @Inject
    TestAccounts accounts;

    @Inject
    DataSource database;

    private final String email = newAddress();

    @Test
    void whoAcceptsIsOnTheTeam() {
        // Given
        var owner = accounts.withOwner().login();
        var invited = invite(owner, email, Role.FRONT_DESK)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        assertThat(invited.getString("data.joined_at")).isNull();
        assertThat(invited.getString("data.invitation.expires_at")).isNotNull();
        assertThat(login(email, PASSWORD).statusCode()).isEqualTo(401);

        // When
        var answer = accept(Mailbox.token(email, 1), PASSWORD);

        // Then
        assertThat(answer.statusCode()).isEqualTo(204);
        String token = login(email, PASSWORD).then().statusCode(200).extract().path("token");
        var me = as(token).get(USERS + "/me").then().statusCode(200).extract().jsonPath();
        assertThat(me.getString("data.id")).isEqualTo(invited.getString("data.id"));
        assertThat(me.getString("data.role")).isEqualTo("front_desk");
        assertThat(me.getString("data.joined_at")).isNotNull();
        assertThat(me.getString("data.invitation")).isNull();
        assertThat(as(token).get(USERS).statusCode()).isEqualTo(403);
    }

    @Test
    void theMailNamesTheAccountAndLeadsToTheConsole() throws Exception {
        // When
        invite(accounts.withOwner().login(), email, Role.MANAGER);

        // Then
        var mail = Mailbox.await(email, 1).getFirst();
        assertThat(mail.getSubject()).isEqualTo("You are invited to Test Account");
        assertThat(Mailbox.page(mail)).isEqualTo("https://app.kyberaccess.local/invitation");
        assertThat(Mailbox.text(mail)).contains("Frida Desk", "Test Account");
    }

    @Test
    void theLinkIsNotStored() throws SQLException {
        // Given
        invite(accounts.withOwner().login(), email, Role.MANAGER);

        // When
        var token = Mailbox.token(email, 1);

        // Then
        assertThat(rows("SELECT count(*) FROM one_time_link WHERE encode(hash, 'escape') LIKE '%" + token + "%'"))
                .isZero();
        assertThat(rows("SELECT count(*) FROM one_time_link WHERE hash = sha256('" + token + "')"))
                .isEqualTo(1);
    }

    @Test
    void aLinkWorksOnce() {
        // Given
        People.join(accounts.withOwner().login(), email, Role.VIEW_ONLY);

        // When
        var again = accept(Mailbox.token(email, 1), "another " + PASSWORD);

        // Then
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.jsonPath().getString("error.details[0].field")).isEqualTo("token");
        assertThat(login(email, PASSWORD).statusCode()).isEqualTo(200);
    }

    @Test
    void ofTwoWhoAcceptTogetherOneDoes() {
        // Given
        invite(accounts.withOwner().login(), email, Role.VIEW_ONLY);
        var link = Mailbox.token(email, 1);

        // When
        var answers = Simultaneously.run(2, i -> accept(link, PASSWORD + i));

        // Then
        assertThat(answers).extracting(answer -> answer.statusCode()).containsExactlyInAnyOrder(204, 422);
        int winner = answers.get(0).statusCode() == 204 ? 0 : 1;
        assertThat(login(email, PASSWORD + winner).statusCode()).isEqualTo(200);
        assertThat(login(email, PASSWORD + (1 - winner)).statusCode()).isEqualTo(401);
    }

    @Test
    void anExpiredLinkDoesNotWork() throws SQLException {
        // Given
        String id = invite(accounts.withOwner().login(), email, Role.VIEW_ONLY).path("data.id");
        var link = Mailbox.token(email, 1);
        execute("UPDATE one_time_link SET expires_at = now() - interval '1 second' WHERE hash = sha256('" + link
                + "')");

        // When
        var answer = accept(link, PASSWORD);

        // Then
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(id).startsWith("usr_");
    }

    @Test
    void aLinkThatNeverWasDoesNotWork() {
        assertThat(accept("x'; DROP TABLE one_time_link; --", PASSWORD).statusCode())
                .isEqualTo(422);
    }

    @Test
    void anInvitationIsNoPasswordReset() {
        // Given
        invite(accounts.withOwner().login(), email, Role.VIEW_ONLY);

        // When
        var answer = json().body(Map.of("token", Mailbox.token(email, 1), "password", PASSWORD))
                .post("/api/v1/auth/password/reset");

        // Then
        assertThat(answer.statusCode()).isEqualTo(422);
    }

    @Test
    void sendingItAgainEndsTheLinkBefore() {
        // Given
        var owner = accounts.withOwner().login();
        String id = invite(owner, email, Role.VIEW_ONLY).path("data.id");
        var first = Mailbox.token(email, 1);

        // When
        var answer = as(owner).post(USERS + "/" + id + "/invitation");

        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        var second = Mailbox.token(email, 2);
        assertThat(accept(first, PASSWORD).statusCode()).isEqualTo(422);
        assertThat(accept(second, PASSWORD).statusCode()).isEqualTo(204);
    }

    @Test
    void aWithdrawnInvitationFreesTheAddress() {
        // Given
        var owner = accounts.withOwner().login();
        String id = invite(owner, email, Role.VIEW_ONLY).path("data.id");
        var link = Mailbox.token(email, 1);

        // When
        var answer = as(owner).delete(USERS + "/" + id + "/invitation");

        // Then
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(accept(link, PASSWORD).statusCode()).isEqualTo(422);
        assertThat(as(owner).get(USERS + "/" + id).statusCode()).isEqualTo(404);
        assertThat(invite(owner, email, Role.VIEW_ONLY).statusCode()).isEqualTo(201);
    }

    @Test
    void whoHasJoinedIsNeitherInvitedNorWithdrawn() {
        // Given
        var owner = accounts.withOwner().login();
        var id = People.join(owner, email, Role.VIEW_ONLY);

        // When
        var again = as(owner).post(USERS + "/" + id + "/invitation");
        var withdrawn = as(owner).delete(USERS + "/" + id + "/invitation");

        // Then
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.jsonPath().getString("error.code")).isEqualTo("ALREADY_JOINED");
        assertThat(withdrawn.statusCode()).isEqualTo(409);
    }

    @Test
    void anAddressIsOneLogInAcrossAccounts() {
        // Given
        var here = accounts.withOwner();
        var elsewhere = accounts.withOwner();

        // When
        var own = invite(here.login(), here.member().email().toUpperCase(Locale.ROOT), Role.MANAGER);
        var others = invite(here.login(), elsewhere.member().email(), Role.MANAGER);

        // Then
        assertThat(own.statusCode()).isEqualTo(409);
        assertThat(own.jsonPath().getString("error.code")).isEqualTo("EMAIL_TAKEN");
        assertThat(others.asString()).isEqualTo(own.asString());
    }

    @Test
    void ofTwoInvitationsTogetherOneIsMade() {
        // Given
        var owner = accounts.withOwner().login();

        // When
        var answers = Simultaneously.run(4, i -> invite(owner, email, Role.MANAGER));

        // Then
        assertThat(answers).extracting(answer -> answer.statusCode()).containsExactlyInAnyOrder(201, 409, 409, 409);
    }

    @Test
    void anAdminInvitesAnybodyButOwners() {
        // Given
        var admin = accounts.with(Role.ADMIN).login();

        // When
        var owner = invite(admin, email, Role.OWNER);
        var other = invite(admin, email, Role.ADMIN);

        // Then
        assertThat(owner.statusCode()).isEqualTo(403);
        assertThat(owner.jsonPath().getString("error.code")).isEqualTo("FORBIDDEN");
        assertThat(other.statusCode()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Jürgen 🦊 Groß", "שרה לוי", "محمد علي", "Robert'); DROP TABLE team_member;--", "<b>Bob</b>"})
    void namesOfAnyKindAreKept(String name) {
        // Given
        var owner = accounts.withOwner().login();

        // When
        String id = as(owner)
                .body(Map.of("name", name, "email", email, "role", "manager"))
                .post(USERS)
                .path("data.id");

        // Then
        assertThat(as(owner).get(USERS + "/" + id).jsonPath().getString("data.name"))
                .isEqualTo(name);
        assertThat(Mailbox.text(Mailbox.await(email, 1).getFirst())).contains("Hello " + name + ",");
    }

    @ParameterizedTest
    @CsvSource({
        "name, ''",
        "name, 'a\u0000b'",
        "email, nobody",
        "email, 'a b@kyber.test'",
        "email, ''",
        "role, boss",
        "role, ''",
        "nickname, Fritz",
    })
    void whatIsWrongIsNamed(String field, String value) {
        // Given
        var request = new HashMap<String, Object>(Map.of("name", "Frida", "email", email, "role", "manager"));
        request.put(field, value);

        // When
        var answer = as(accounts.withOwner().login()).body(request).post(USERS);

        // Then
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.jsonPath().getString("error.details[0].field")).isEqualTo(field);
    }

    @Test
    void aNameOf10000CharactersIs422() {
        // When
        var answer = as(accounts.withOwner().login())
                .body(Map.of("name", "x".repeat(10_000), "email", email, "role", "manager"))
                .post(USERS);

        // Then
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.jsonPath().getString("error.details[0].field")).isEqualTo("name");
    }

    @Test
    void everyMissingFieldIsNamed() {
        // When
        var answer = as(accounts.withOwner().login()).body("{}").post(USERS);

        // Then
        assertThat(answer.jsonPath().getList("error.details.field")).containsExactly("email", "name", "role");
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private int rows(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            result.next();
            return result.getInt(1);
        }
    }
}
