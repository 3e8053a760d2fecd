package com.kyberaccess.auth.login;

import static com.kyberaccess.auth.testsupport.Api.as;
import static com.kyberaccess.auth.testsupport.Api.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.kyberaccess.auth.testsupport.Mailbox;
import com.kyberaccess.auth.testsupport.TestAccount;
import com.kyberaccess.auth.testsupport.TestAccounts;
import com.kyberaccess.testing.EventContract;
import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.MailServer;
import com.kyberaccess.testing.Simultaneously;
import com.kyberaccess.testing.TopicProbe;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/// Attempts come from addresses of their own, as a proxy forwards them.
@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(MailServer.class)
class LockOutTest {
    private static final int LOCK_AFTER = 5;
    private static final String WRONG = "not the password";

    @Inject
    TestAccounts accounts;

    @Inject
    DataSource database;

    @Inject
    ObjectMapper mapper;

    private final String stranger = randomIp();

    @Test
    void afterFiveFailuresEvenTheRightPasswordIsWrong() {
        // Given
        var member = accounts.withOwner().member();
        fail(member.email(), LOCK_AFTER);

        // When
        var right = login(stranger, member.email(), TestAccount.PASSWORD);

        // Then
        assertThat(right.statusCode()).isEqualTo(401);
        assertThat(right.asString())
                .isEqualTo(login(stranger, "nobody@kyber.test", WRONG).asString());
    }

    @Test
    void fourFailuresAreForgivenByTheRightPassword() {
        // Given
        var member = accounts.withOwner().member();
        fail(member.email(), LOCK_AFTER - 1);
        login(stranger, member.email(), TestAccount.PASSWORD).then().statusCode(200);

        // When
        fail(member.email(), LOCK_AFTER - 1);

        // Then
        assertThat(login(stranger, member.email(), TestAccount.PASSWORD).statusCode())
                .isEqualTo(200);
    }

    @Test
    void theLockEndsAndEachFurtherFailureDoublesIt() throws SQLException {
        // Given
        var member = accounts.withOwner().member();
        fail(member.email(), LOCK_AFTER);
        assertThat(lockSeconds(member.email())).isBetween(1, 30);

        // When
        lockEnds(member.email());
        fail(member.email(), 1);

        // Then
        assertThat(lockSeconds(member.email())).isBetween(45, 60);
        lockEnds(member.email());
        assertThat(login(stranger, member.email(), TestAccount.PASSWORD).statusCode())
                .isEqualTo(200);
    }

    @Test
    void attemptsDuringALockDoNotProlongIt() throws SQLException {
        // Given
        var member = accounts.withOwner().member();
        fail(member.email(), LOCK_AFTER);

        // When
        fail(member.email(), 20);

        // Then
        assertThat(lockSeconds(member.email())).isLessThanOrEqualTo(30);
    }

    @Test
    void aStrangerDoesNotLockTheMemberOutAtTheUsualPlace() {
        // Given
        var member = accounts.withOwner().member();
        var usual = randomIp();
        login(usual, member.email(), TestAccount.PASSWORD).then().statusCode(200);

        // When
        fail(member.email(), LOCK_AFTER + 5);

        // Then
        assertThat(login(stranger, member.email(), TestAccount.PASSWORD).statusCode())
                .isEqualTo(401);
        assertThat(login(usual, member.email(), TestAccount.PASSWORD).statusCode())
                .isEqualTo(200);
    }

    @Test
    void failuresFromManyPlacesCountTogether() {
        // Given
        var member = accounts.withOwner().member();

        // When
        for (int i = 0; i < LOCK_AFTER; i++) {
            login(randomIp(), member.email(), WRONG);
        }

        // Then
        assertThat(login(randomIp(), member.email(), TestAccount.PASSWORD).statusCode())
                .isEqualTo(401);
    }

    @Test
    void manyAtOnceAreNotMoreThanManyInARow() throws SQLException {
        // Given
        var member = accounts.withOwner().member();

        // When
        Simultaneously.run(12, i -> login(stranger, member.email(), WRONG));

        // Then
        assertThat(number("SELECT max(failures) FROM login_attempt WHERE " + of(member.email())))
                .isLessThanOrEqualTo(LOCK_AFTER);
    }

    @Test
    void aResetByMailLiftsTheLock() {
        // Given
        var member = accounts.withOwner().member();
        fail(member.email(), LOCK_AFTER);
        Mailbox.await(member.email(), 1);

        // When
        json().body(Map.of("email", member.email())).post("/api/v1/auth/password/forgot");
        json().header("X-Forwarded-For", stranger)
                .body(Map.of("token", Mailbox.token(member.email(), 2), "password", "velvet Harpsichord 41"))
                .post("/api/v1/auth/password/reset")
                .then()
                .statusCode(204);

        // Then
        assertThat(login(stranger, member.email(), "velvet Harpsichord 41").statusCode())
                .isEqualTo(200);
    }

    @Test
    void theMemberIsToldOnce() throws Exception {
        // Given
        var member = accounts.withOwner().member();

        // When
        fail(member.email(), LOCK_AFTER);
        lockEnds(member.email());
        fail(member.email(), 3);

        // Then
        var mails = Mailbox.await(member.email(), 1);
        assertThat(mails.getFirst().getSubject()).isEqualTo("Failed log-ins to your account");
        assertThat(Mailbox.text(mails.getFirst())).contains(stranger);
        events(member.publicId(), "locked");
        assertThat(MailServer.receivedBy(member.email())).hasSize(1);
    }

    @Test
    void aLockedLogInIsAnEventWithItsReason() throws Exception {
        // Given
        var member = accounts.withOwner().member();
        fail(member.email(), LOCK_AFTER);

        // When
        login(stranger, member.email(), TestAccount.PASSWORD);

        // Then
        EventContract.assertFits("user.login_failed", mapper.readTree(events(member.publicId(), "locked")));
    }

    @Test
    void unknownAddressesAreLockedAlike() throws SQLException {
        // Given
        var unknown = "nobody." + UUID.randomUUID() + "@kyber.test";

        // When
        fail(unknown, LOCK_AFTER);

        // Then
        assertThat(lockSeconds(unknown)).isBetween(1, 30);
    }

    @Test
    void guessesByAStolenTokenLockToo() {
        // Given
        var account = accounts.withOwner();
        var token = account.login();
        for (int i = 0; i < LOCK_AFTER; i++) {
            changePassword(token, WRONG + i).then().statusCode(422);
        }

        // When
        var right = changePassword(token, TestAccount.PASSWORD);

        // Then
        assertThat(right.statusCode()).isEqualTo(422);
        assertThat(right.jsonPath().getString("error.details[0].field")).isEqualTo("current_password");
    }

    private static Response changePassword(String token, String current) {
        return as(token)
                .body(Map.of("current_password", current, "new_password", "velvet Harpsichord 41"))
                .post("/api/v1/auth/password/change");
    }

    private String events(String member, String reason) {
        try (var topic = new TopicProbe("kyberaccess.account.v1")) {
            return topic.await(message ->
                            message.key().equals(member) && message.value().contains("\"reason\":\"" + reason + "\""))
                    .value();
        }
    }

    private void fail(String email, int times) {
        for (int i = 0; i < times; i++) {
            login(stranger, email, WRONG).then().statusCode(401);
        }
    }

    private static Response login(String ip, String email, String password) {
        return json().header("X-Forwarded-For", ip)
                .body(Map.of("email", email, "password", password))
                .post("/api/v1/auth/login");
    }

    private static String randomIp() {
        var random = ThreadLocalRandom.current();
        return "198.%d.%d.%d".formatted(random.nextInt(18, 20), random.nextInt(256), random.nextInt(1, 255));
    }

    private static String of(String email) {
        return "address = sha256(convert_to(lower('" + email + "'), 'UTF8'))";
    }

    private int lockSeconds(String email) throws SQLException {
        return number("SELECT ceil(extract(epoch FROM locked_until - now())) FROM login_attempt WHERE " + of(email));
    }

    private void lockEnds(String email) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate(
                    "UPDATE login_attempt SET locked_until = now() - interval '1 second' WHERE " + of(email));
        }
    }

    private int number(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            result.next();
            return result.getInt(1);
        }
    }
}
