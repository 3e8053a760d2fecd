package com.kyberaccess.auth.signingkey;

import static com.kyberaccess.auth.testsupport.Api.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.kyberaccess.auth.testsupport.TestAccounts;
import com.kyberaccess.testing.Infrastructure;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class SigningKeyRotationTest {
    private static final Duration PUBLISH_AHEAD = Duration.ofMinutes(20);
    private static final Duration ROTATE_EVERY = Duration.ofDays(90);
    /// 20 min until the new key signs, 1 h for the last token, 5 min of clock skew, 10 min of margin.
    private static final Duration OLD_KEY_STAYS = Duration.ofMinutes(95);

    private static final int REPLICAS = 4;

    @SuppressWarnings("NullAway.Init") // set by Quarkus
    @TestHTTPResource(value = "/commands/rotate-signing-key", management = true)
    URI command;

    @Inject
    FreshKeys fresh;

    @Inject
    SigningKeyRepository stored;

    @Inject
    SigningKeys running;

    @Inject
    SigningKeyRotation rotation;

    @Inject
    SigningKeyRotationConfig config;

    @Inject
    TestAccounts accounts;

    @AfterEach
    void startOver() {
        fresh.startOver();
    }

    @Test
    void theNewKeyIsPublishedBeforeItSignsAndTheOldOneVerifiesUntilItsLastTokenEnded() {
        // Given
        var old = running.signer().kid();

        // When
        assertThat(rotation.begin()).isTrue();

        // Then
        assertThat(running.jwks().keys()).hasSize(2).extracting(Jwks.Key::kid).contains(old);
        assertThat(running.signer().kid()).isEqualTo(old);
        var beforeItSigns = replicaIn(PUBLISH_AHEAD.minusMinutes(1));
        assertThat(beforeItSigns.signer().kid()).isEqualTo(old);
        var onceItSigns = replicaIn(PUBLISH_AHEAD.plusMinutes(1));
        assertThat(onceItSigns.signer().kid()).isNotEqualTo(old);
        assertThat(onceItSigns.jwks().keys()).hasSize(2);
        assertThat(replicaIn(OLD_KEY_STAYS.minusMinutes(1)).jwks().keys()).hasSize(2);
        assertThat(replicaIn(OLD_KEY_STAYS.plusMinutes(1)).jwks().keys())
                .singleElement()
                .extracting(Jwks.Key::kid)
                .isEqualTo(onceItSigns.signer().kid());
    }

    @Test
    void aReplicaThatReadTheKeysBeforeSwitchesOnTimeWithoutReadingThemAgain() {
        // Given
        var clock = new SettableClock();
        rotation.begin();
        var replica = new SigningKeys(stored, cipher(), clock);
        var old = replica.signer().kid();

        // When
        clock.now = clock.now.plus(PUBLISH_AHEAD).plusSeconds(1);
        QuarkusTransaction.requiringNew().run(() -> stored.deleteAll());

        // Then
        assertThat(replica.signer().kid()).isNotEqualTo(old);
    }

    @Test
    void tokensFromBeforeGoOnWorking() {
        // Given
        var token = accounts.withOwner().login();

        // When
        rotation.begin();

        // Then
        assertThat(as(token).get("/api/v1/api-keys").statusCode()).isEqualTo(200);
    }

    @Test
    void itIsDoneWhenItIsTimeAndNotBefore() {
        // When
        rotationIn(ROTATE_EVERY.minus(PUBLISH_AHEAD).minusHours(1)).tick();

        // Then
        assertThat(count()).isEqualTo(1);

        // When
        rotationIn(ROTATE_EVERY.minus(PUBLISH_AHEAD).plusMinutes(1)).tick();

        // Then
        assertThat(count()).isEqualTo(2);
    }

    @Test
    void replicasThatFindItDueTogetherMakeOneKey() throws Exception {
        // Given
        var together = new CyclicBarrier(REPLICAS);
        var ticks = new ArrayList<Future<?>>();

        // When
        try (var replicas = Executors.newFixedThreadPool(REPLICAS)) {
            for (int i = 0; i < REPLICAS; i++) {
                var replica = rotationIn(ROTATE_EVERY);
                ticks.add(replicas.submit(() -> {
                    together.await();
                    replica.tick();
                    return null;
                }));
            }
        }

        // Then
        for (var tick : ticks) {
            tick.get();
        }
        assertThat(count()).isEqualTo(2);
    }

    @Test
    void aRetiredKeyIsDeletedWithItsPrivateHalf() {
        // Given
        rotation.begin();

        // When
        rotationIn(OLD_KEY_STAYS.minusMinutes(1)).tick();
        assertThat(count()).isEqualTo(2);
        rotationIn(OLD_KEY_STAYS.plusMinutes(1)).tick();

        // Then
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void theNewKeyIsEncryptedWhereTheOthersAre() {
        // Given
        var key = java.util.Base64.getEncoder().encodeToString(new byte[32]);
        var encrypting = new KeyCipher(() -> Optional.of(java.util.List.of(key)));
        var replica = new SigningKeys(stored, encrypting, Clock.systemUTC());
        replica.start(new StartupEvent());

        // When
        new SigningKeyRotation(stored, replica, encrypting, config, Clock.systemUTC()).begin();

        // Then
        assertThat(QuarkusTransaction.requiringNew().call(() -> stored.live(Instant.now())))
                .hasSize(2)
                .allMatch(SigningKey::encrypted);
    }

    @Test
    void theCommandBeginsARotationOnce() {
        // Given
        var old = running.signer().kid();

        // When
        var first = command("");
        var second = command("");

        // Then
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.jsonPath().getList("signing_keys")).hasSize(2);
        assertThat(first.jsonPath().getString("signing_keys[0].retires_at")).isNull();
        assertThat(first.jsonPath().getString("signing_keys[1].kid")).isEqualTo(old);
        assertThat(first.jsonPath().getString("signing_keys[1].retires_at")).isNotNull();
        assertThat(first.asString()).doesNotContain("private");
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(count()).isEqualTo(2);
    }

    @Test
    void atOnceEndsTheOldKeysAndTheirTokens() {
        // Given
        var old = running.signer().kid();

        // When
        var answer = command("?at_once=true");

        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(running.signer().kid()).isNotEqualTo(old);
        assertThat(given().get("/.well-known/jwks.json").jsonPath().getList("keys.kid"))
                .isEqualTo(java.util.List.of(running.signer().kid()));
        assertThat(as(accounts.withOwner().login()).get("/api/v1/api-keys").statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?at_once=yes", "?now=true"})
    void aWrongParameterIs400AndChangesNothing(String query) {
        assertThat(command(query).statusCode()).isEqualTo(400);
        assertThat(count()).isEqualTo(1);
    }

    private Response command(String query) {
        return given().port(command.getPort()).post(command.getPath() + query);
    }

    private SigningKeys replicaIn(Duration later) {
        return new SigningKeys(stored, cipher(), Clock.offset(Clock.systemUTC(), later));
    }

    private SigningKeyRotation rotationIn(Duration later) {
        return new SigningKeyRotation(
                stored, replicaIn(later), cipher(), config, Clock.offset(Clock.systemUTC(), later));
    }

    private static KeyCipher cipher() {
        return new KeyCipher(Optional::empty);
    }

    private long count() {
        return QuarkusTransaction.requiringNew().call(() -> stored.count());
    }

    private static final class SettableClock extends Clock {
        private Instant now = Instant.now();

        @Override
        public java.time.ZoneId getZone() {
            return java.time.ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
