package com.kyberaccess.auth.credential;

import static com.kyberaccess.auth.testsupport.Api.as;
import static com.kyberaccess.auth.testsupport.Api.json;
import static com.kyberaccess.auth.testsupport.People.PASSWORD;
import static com.kyberaccess.auth.testsupport.People.USERS;
import static com.kyberaccess.auth.testsupport.People.join;
import static com.kyberaccess.auth.testsupport.People.login;
import static com.kyberaccess.auth.testsupport.People.newAddress;
import static org.assertj.core.api.Assertions.assertThat;

import com.kyberaccess.auth.testsupport.Mailbox;
import com.kyberaccess.auth.testsupport.People;
import com.kyberaccess.auth.testsupport.TestAccount;
import com.kyberaccess.auth.testsupport.TestAccounts;
import com.kyberaccess.common.security.Role;
import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.MailServer;
import com.kyberaccess.testing.Simultaneously;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(MailServer.class)
class PasswordTest {
    private static final String OTHER = "velvet Harpsichord 41 gravel";

    @Inject
    TestAccounts accounts;

    private final String email = newAddress();

    @Test
    void aChangedPasswordEndsTheOtherSessionsAndBeginsANewOne() throws Exception {
        // Given
        join(accounts.withOwner().login(), email, Role.MANAGER);
        String token = login(email, PASSWORD).path("token");
        String elsewhere = login(email, PASSWORD).path("token");

        // When
        var answer = change(token, PASSWORD, OTHER);

        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.jsonPath().getMap("")).containsOnlyKeys("token", "expires_at", "token_type");
        assertThat(me(answer.path("token"))).isEqualTo(200);
        assertThat(me(token)).isEqualTo(401);
        assertThat(me(elsewhere)).isEqualTo(401);
        assertThat(login(email, PASSWORD).statusCode()).isEqualTo(401);
        assertThat(login(email, OTHER).statusCode()).isEqualTo(200);
        assertThat(Mailbox.await(email, 2).get(1).getSubject()).isEqualTo("Your password was changed");
    }

    @Test
    void aChangeNeedsThePresentPassword() {
        // Given
        join(accounts.withOwner().login(), email, Role.MANAGER);
        String token = login(email, PASSWORD).path("token");

        // When
        var answer = change(token, "not " + PASSWORD, OTHER);

        // Then
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.jsonPath().getString("error.details[0].field")).isEqualTo("current_password");
        assertThat(me(token)).isEqualTo(200);
    }

    @Test
    void aForgottenPasswordIsReplacedByMail() throws Exception {
        // Given
        var account = accounts.withOwner();
        var address = account.member().email();
        var token = account.login();

        // When
        var forgot = forgot(address);
        var answer = reset(Mailbox.token(address, 1), OTHER);

        // Then
        assertThat(forgot.statusCode()).isEqualTo(202);
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(me(token)).isEqualTo(401);
        assertThat(login(address, TestAccount.PASSWORD).statusCode()).isEqualTo(401);
        assertThat(login(address, OTHER).statusCode()).isEqualTo(200);
        var mails = Mailbox.await(address, 2);
        assertThat(Mailbox.page(mails.get(0))).isEqualTo("https://app.kyberaccess.local/password-reset");
        assertThat(mails.get(1).getSubject()).isEqualTo("Your password was changed");
    }

    @Test
    void aResetWorksOnce() {
        // Given
        var address = accounts.withOwner().member().email();
        forgot(address);
        var link = Mailbox.token(address, 1);

        // When
        var answers = Simultaneously.run(2, i -> reset(link, OTHER + i));

        // Then
        assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(204, 422);
        assertThat(reset(link, OTHER).statusCode()).isEqualTo(422);
    }

    @Test
    void askingAgainAtOnceSendsNoSecondMail() {
        // Given
        var address = accounts.withOwner().member().email();
        forgot(address);
        var link = Mailbox.token(address, 1);

        // When
        forgot(address);
        forgot(address);

        // Then
        assertThat(reset(link, OTHER).statusCode()).isEqualTo(204);
        assertThat(Mailbox.await(address, 2)).hasSize(2);
    }

    @Test
    void anUnknownAddressGetsTheSameAnswer() {
        // Given
        var known = accounts.withOwner().member().email();

        // When
        var one = forgot(known);
        var other = forgot("nobody@kyber.test");

        // Then
        assertThat(other.statusCode()).isEqualTo(one.statusCode());
        assertThat(other.asString()).isEqualTo(one.asString());
        assertThat(MailServer.receivedBy("nobody@kyber.test")).isEmpty();
    }

    @Test
    void anUnknownAddressTakesAsLong() {
        // Given
        var known = accounts.withOwner().member().email();
        forgot(known);

        // When
        var one = medianNanos(known);
        var other = medianNanos("nobody@kyber.test");

        // Then
        assertThat((double) other / one).isBetween(0.2, 5.0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password1234",
                "qwertyuiop12",
                "aaaaaaaaaaaaaaaa",
                "123456789012",
                "kyberaccess1",
                "Frida Desk 1",
                "fridadesk2026",
            })
    void aPasswordThatIsEasilyGuessedIs422(String password) {
        // Given
        People.invite(accounts.withOwner().login(), email, Role.MANAGER);

        // When
        var answer = People.accept(Mailbox.token(email, 1), password);

        // Then
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.jsonPath().getString("error.details[0].field")).isEqualTo("password");
    }

    @Test
    void theOwnAddressIsNoPassword() {
        // Given
        People.invite(accounts.withOwner().login(), email, Role.MANAGER);

        // Then
        assertThat(People.accept(Mailbox.token(email, 1), email).statusCode()).isEqualTo(422);
    }

    @Test
    void elevenAnd129CharactersAre422() {
        // Given
        People.invite(accounts.withOwner().login(), email, Role.MANAGER);
        var link = Mailbox.token(email, 1);

        // Then
        assertThat(People.accept(link, "xK3#vT9!qZ7").statusCode()).isEqualTo(422);
        assertThat(People.accept(link, PASSWORD.repeat(6).substring(0, 129)).statusCode())
                .isEqualTo(422);
        assertThat(People.accept(link, "xK3#vT9!qZ7🦊").statusCode()).isEqualTo(204);
    }

    @Test
    void anUnknownFieldIs422() {
        // When
        var answer = json().body(Map.of("email", email, "account", "x")).post("/api/v1/auth/password/forgot");

        // Then
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.jsonPath().getString("error.details[0].field")).isEqualTo("account");
    }

    @Test
    void aDeactivatedMembersResetDoesNotWork() {
        // Given
        var owner = accounts.withOwner().login();
        var id = join(owner, email, Role.MANAGER);
        forgot(email);
        var link = Mailbox.token(email, 2);

        // When
        People.change(owner, id, Map.of("active", false)).then().statusCode(200);

        // Then
        assertThat(reset(link, OTHER).statusCode()).isEqualTo(422);
    }

    private static Response change(String token, String current, String next) {
        return as(token)
                .body(Map.of("current_password", current, "new_password", next))
                .post("/api/v1/auth/password/change");
    }

    private static Response forgot(String email) {
        return json().body(Map.of("email", email)).post("/api/v1/auth/password/forgot");
    }

    private static Response reset(String link, String password) {
        return json().body(Map.of("token", link, "password", password)).post("/api/v1/auth/password/reset");
    }

    private static int me(String token) {
        return as(token).get(USERS + "/me").statusCode();
    }

    private static long medianNanos(String email) {
        var times = new long[9];
        for (int i = 0; i < times.length; i++) {
            var start = System.nanoTime();
            forgot(email);
            times[i] = System.nanoTime() - start;
        }
        Arrays.sort(times);
        return times[times.length / 2];
    }
}
