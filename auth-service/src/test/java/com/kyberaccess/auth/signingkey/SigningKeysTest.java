package com.kyberaccess.auth.signingkey;

import static com.kyberaccess.auth.testsupport.Api.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.kyberaccess.auth.testsupport.ForgedTokens;
import com.kyberaccess.auth.testsupport.TestAccounts;
import com.kyberaccess.testing.Infrastructure;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class SigningKeysTest {
    private static final String ENCRYPTION_KEY = Base64.getEncoder().encodeToString(new byte[32]);

    @Inject
    FreshKeys fresh;

    @Inject
    SigningKeyRepository stored;

    @Inject
    SigningKeys running;

    @Inject
    TestAccounts accounts;

    @Inject
    ForgedTokens tokens;

    /// Another test's replica may have encrypted the keys, or added some: the running service starts anew.
    @AfterEach
    void startOver() {
        fresh.startOver();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/.well-known/jwks.json", "/api/v1/auth/.well-known/jwks.json"})
    void theKeySetHasPublicKeysAlone(String path) {
        // When
        var answer = given().get(path);

        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).isEqualTo("public, max-age=300");
        assertThat(answer.jsonPath().getMap("keys[0]"))
                .containsOnlyKeys("kty", "use", "alg", "kid", "crv", "x", "y")
                .containsEntry("kty", "EC")
                .containsEntry("crv", "P-256")
                .containsEntry("alg", "ES256")
                .containsEntry("use", "sig");
    }

    @Test
    void anotherReplicaTakesTheKeyThatIsThere() {
        // Given
        var kid = running.signer().kid();

        // When
        var replica = replica(Optional.empty());

        // Then
        assertThat(replica.signer().kid()).isEqualTo(kid);
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void aConfiguredKeyEncryptsWhatIsStoredInTheClear() throws Exception {
        // Given
        var kid = running.signer().kid();

        // When
        var replica = replica(Optional.of(List.of(ENCRYPTION_KEY)));

        // Then
        var row = QuarkusTransaction.requiringNew()
                .call(() -> stored.live(Instant.now()))
                .getFirst();
        assertThat(row.encrypted()).isTrue();
        assertThat(replica.signer().kid()).isEqualTo(kid);
        assertThat(signsFor(replica)).isTrue();
    }

    @Test
    void aSecondKeyIsServedAtOnceAndSignsFromItsTimeOn() {
        // Given
        var first = running.signer().kid();
        var second = SigningKey.generate(Instant.now(), Instant.now().plus(Duration.ofHours(1)));
        QuarkusTransaction.requiringNew().run(() -> stored.persist(second));

        // When
        running.refresh();

        // Then
        assertThat(running.jwks().keys()).extracting(Jwks.Key::kid).containsExactlyInAnyOrder(first, second.kid());
        assertThat(running.signer().kid()).isEqualTo(first);
        assertThat(replica(Clock.offset(Clock.systemUTC(), Duration.ofHours(2)))
                        .signer()
                        .kid())
                .isEqualTo(second.kid());
    }

    @Test
    void aTokenSignedWithAKeyOfAnotherReplicaIsTaken() throws Exception {
        // Given
        var account = accounts.withOwner();
        assertThat(as(account.login()).get("/api/v1/api-keys").statusCode()).isEqualTo(200);
        var second = SigningKey.generate(Instant.now(), Instant.now());
        QuarkusTransaction.requiringNew().run(() -> stored.persist(second));
        var replica = replica(Optional.empty());
        assertThat(replica.signer().kid()).isEqualTo(second.kid());

        // When
        var token = tokens.genuine(account, replica.signer());

        // Then
        await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> assertThat(
                        as(token).get("/api/v1/api-keys").statusCode())
                .isEqualTo(200));
    }

    private SigningKeys replica(Optional<List<String>> encryptionKey) {
        var replica = new SigningKeys(stored, new KeyCipher(() -> encryptionKey), Clock.systemUTC());
        replica.start(new StartupEvent());
        return replica;
    }

    private SigningKeys replica(Clock clock) {
        return new SigningKeys(stored, new KeyCipher(Optional::empty), clock);
    }

    private long count() {
        return QuarkusTransaction.requiringNew().call(() -> stored.count());
    }

    private static boolean signsFor(SigningKeys keys) throws Exception {
        var text = new byte[] {1, 2, 3};
        var signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(keys.signer().key());
        signature.update(text);
        var bytes = signature.sign();
        var check = Signature.getInstance("SHA256withECDSA");
        check.initVerify(((EllipticCurveJsonWebKey) JsonWebKey.Factory.newJwk(publicMembers(keys))).getECPublicKey());
        check.update(text);
        return check.verify(bytes);
    }

    private static Map<String, Object> publicMembers(SigningKeys keys) {
        var key = keys.jwks().keys().getFirst();
        return Map.of("kty", key.kty(), "crv", key.crv(), "x", key.x(), "y", key.y());
    }
}
