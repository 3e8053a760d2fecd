package com.kyberaccess.auth.signingkey;

import static com.kyberaccess.auth.testsupport.Api.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.kyberaccess.auth.testsupport.TestAccounts;
import com.kyberaccess.common.command.CommandFailedException;
import com.kyberaccess.common.crypto.ReencryptSecrets;
import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.Simultaneously;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A new key for the signing keys in the database.
@QuarkusTest
@WithTestResource(Infrastructure.class)
class EncryptionKeyRotationTest {
    @Inject
    FreshKeys fresh;

    @Inject
    SigningKeyRepository stored;

    @Inject
    SigningKeys running;

    @Inject
    TestAccounts accounts;

    /// The running service has no key and could not read what is encrypted here.
    @AfterEach
    void startOver() {
        fresh.startOver();
    }

    private static KeyCipher cipher(String letters) {
        var keys = Arrays.stream(letters.split(""))
                .map(letter ->
                        Base64.getEncoder().encodeToString(letter.repeat(32).getBytes(StandardCharsets.US_ASCII)))
                .toList();
        return new KeyCipher(() -> Optional.of(keys));
    }

    private SigningKeys replica(String letters) {
        var replica = new SigningKeys(stored, cipher(letters), Clock.systemUTC());
        replica.start(new StartupEvent());
        return replica;
    }

    private ReencryptSecrets.Result reencrypt(String letters) {
        var cipher = cipher(letters);
        return (ReencryptSecrets.Result) EncryptedSigningKeys.command(cipher, new EncryptedSigningKeys(stored, cipher))
                .run(Map.of());
    }

    private void addKey(KeyCipher cipher) {
        var second = SigningKey.generate(Instant.now(), Instant.now());
        second.protect(cipher);
        QuarkusTransaction.requiringNew().run(() -> stored.persist(second));
    }

    @Test
    void afterItTheOldKeyIsNotNeededAndNoTokenFails() {
        // Given
        var token = accounts.withOwner().login();
        var kid = replica("a").signer().kid();
        // When
        var both = replica("ba");
        var result = reencrypt("ba");
        // Then
        assertThat(result.reencrypted()).isOne();
        assertThat(result.remaining()).isZero();
        assertThat(result.keys()).containsOnlyKeys("signing_key.private_key");
        assertThat(both.signer().kid()).isEqualTo(kid);
        assertThat(replica("b").signer().kid()).isEqualTo(kid);
        assertThat(as(token).get("/api/v1/api-keys").statusCode()).isEqualTo(200);
        assertThat(reencrypt("ba").reencrypted()).isZero();
    }

    @Test
    void aReplicaDoesNotStartWithoutTheKeyThatIsNeeded() {
        replica("a");
        assertThatThrownBy(() -> replica("b"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("kyber.auth.key-encryption-key: has no key ");
    }

    @Test
    void oneThatNoKeyOpensIsReportedAndTheOthersAreDone() {
        // Given
        replica("a");
        addKey(cipher("x"));
        // Then
        assertThatThrownBy(() -> reencrypt("ba"))
                .isInstanceOf(CommandFailedException.class)
                .hasMessageContaining("kyber.auth.key-encryption-key");
        assertThat(new EncryptedSigningKeys(stored, cipher("b")).byKey())
                .isEqualTo(Map.of(
                        cipher("b").keys().current(), 1L, cipher("x").keys().current(), 1L));
    }

    @Test
    void twoReplicasAtItDoEveryKeyOnce() {
        // Given
        replica("a");
        addKey(cipher("a"));
        // When
        var results = Simultaneously.run(2, i -> reencrypt("ba"));
        // Then
        assertThat(results.stream()
                        .mapToLong(ReencryptSecrets.Result::reencrypted)
                        .sum())
                .isEqualTo(2);
        assertThat(replica("b").jwks().keys()).hasSize(2);
    }

    @Test
    void itReadsWhatIsNotEncryptedYet() {
        // Given: as the running service left it
        running.signer();
        // When
        var result = reencrypt("b");
        // Then
        assertThat(result.reencrypted()).isOne();
        assertThat(QuarkusTransaction.requiringNew().call(() -> stored.listAll()))
                .extracting(SigningKey::encryptionKey)
                .isEqualTo(List.of(cipher("b").keys().current()));
    }
}
