package com.kyberaccess.auth.team;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.kyberaccess.auth.testsupport.TestConfig;
import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.error.PlatformError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class PasswordsTest {
    private final Passwords passwords = new Passwords(limits(2, 100, Duration.ofSeconds(30)));

    @Test
    void thePasswordThatWasHashedMatches() {
        // Given
        var hash = passwords.hash("pässword 😀");

        // When
        var matches = passwords.matches("pässword 😀", hash);

        // Then
        assertThat(matches).isTrue();
    }

    @Test
    void anotherPasswordDoesNot() {
        // Given
        var hash = passwords.hash("one password");

        // When
        var matches = passwords.matches("One password", hash);

        // Then
        assertThat(matches).isFalse();
    }

    @Test
    void nothingMatchesWithoutAHash() {
        assertThat(passwords.matches("", null)).isFalse();
    }

    @Test
    void aLetterMatchesHoweverItIsComposed() {
        // Given
        var hash = passwords.hash("caf\u00e9 cr\u00e8me");

        // When
        var matches = passwords.matches("cafe\u0301 cre\u0300me", hash);

        // Then
        assertThat(matches).isTrue();
    }

    @Test
    void theHashIsSaltedArgon2idWithItsParameters() {
        // When
        var one = passwords.hash("a password");
        var other = passwords.hash("a password");

        // Then
        assertThat(one).startsWith("$argon2id$v=19$m=7168,t=5,p=1$").isNotEqualTo(other);
    }

    @Test
    void aHashOfAnotherLibraryAndWithOtherParametersMatches() {
        // Given: argon2-cffi, PasswordHasher(time_cost=3, memory_cost=4096, parallelism=2)
        var hash = "$argon2id$v=19$m=4096,t=3,p=2$h9gu4LGVwiS7EEVLLWs6XA$etKzkNjGu7pj2v5toLkMdi0tP9fM+fxSutE2cJqgRcY";

        // Then
        assertThat(passwords.matches("correct horse", hash)).isTrue();
        assertThat(passwords.matches("correct house", hash)).isFalse();
    }

    @Test
    void whoeverFindsTheWaitingRoomFullIsTurnedAway() throws InterruptedException {
        // Given
        var small = new Passwords(limits(1, 1, Duration.ofSeconds(30)));
        var attempts = new ArrayList<Future<String>>();

        // When
        try (var people = Executors.newFixedThreadPool(16)) {
            for (int i = 0; i < 16; i++) {
                attempts.add(people.submit(() -> small.hash("a password")));
            }
        }

        // Then
        var refused = attempts.stream()
                .filter(attempt -> attempt.state() == Future.State.FAILED)
                .toList();
        assertThat(refused).isNotEmpty().hasSizeLessThan(15);
        assertThat(refused).allSatisfy(attempt -> {
            var refusal = catchThrowableOfType(ExecutionException.class, attempt::get);
            assertThat(refusal.getCause()).isInstanceOfSatisfying(ApiException.class, e -> assertThat(e.code())
                    .isEqualTo(PlatformError.SERVICE_UNAVAILABLE));
        });
        assertThat(small.hash("free again")).isNotEmpty();
    }

    @Test
    void whoeverWaitsTooLongIsTurnedAway() throws InterruptedException {
        // Given
        var impatient = new Passwords(limits(1, 100, Duration.ZERO));
        var attempts = new ArrayList<Future<String>>();

        // When
        try (var people = Executors.newFixedThreadPool(16)) {
            for (int i = 0; i < 16; i++) {
                attempts.add(people.submit(() -> impatient.hash("a password")));
            }
        }

        // Then
        assertThat(attempts).anyMatch(attempt -> attempt.state() == Future.State.FAILED);
        assertThat(attempts).anyMatch(attempt -> attempt.state() == Future.State.SUCCESS);
    }

    private static PasswordConfig limits(int concurrent, int waiting, Duration wait) {
        return TestConfig.of(
                PasswordConfig.class,
                Map.of(
                        "kyber.passwords.max-concurrent", String.valueOf(concurrent),
                        "kyber.passwords.max-waiting", String.valueOf(waiting),
                        "kyber.passwords.max-wait", wait.toString()));
    }
}
