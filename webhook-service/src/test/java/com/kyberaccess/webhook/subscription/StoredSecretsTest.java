package com.kyberaccess.webhook.subscription;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import com.kyberaccess.common.crypto.KeyRing;
import com.kyberaccess.common.crypto.ReencryptSecrets;
import com.kyberaccess.common.crypto.SealedColumn;
import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.TestTenants;
import com.kyberaccess.webhook.header.HeaderVault;
import com.kyberaccess.webhook.signing.SecretVault;
import com.kyberaccess.webhook.testsupport.Api;
import com.kyberaccess.webhook.testsupport.Egress;
import com.kyberaccess.webhook.testsupport.Sql;
import com.kyberaccess.webhook.testsupport.TestEvents;
import com.kyberaccess.webhook.testsupport.TestReceiver;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A new key for the secrets in the database, while the service runs with both.
@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(Egress.class)
class StoredSecretsTest {
    private static final String ROW =
            "SELECT signing_secret || ' ' || previous_secret || ' ' || headers" + " FROM subscription WHERE id = ?";

    @TestHTTPResource(value = "/commands/reencrypt-secrets", management = true)
    @SuppressWarnings("NullAway.Init")
    URI command;

    @ConfigProperty(name = "kyber.webhook.secret-encryption-key")
    @SuppressWarnings("NullAway.Init")
    List<String> configured;

    @Inject
    SecretVault vault;

    @Inject
    DataSource database;

    @Inject
    Sql sql;

    private final TestReceiver receiver = new TestReceiver();

    @AfterEach
    void close() {
        receiver.close();
    }

    private KeyRing only(int key) {
        return new KeyRing("kyber.webhook.secret-encryption-key", Optional.of(List.of(configured.get(key))));
    }

    /// As the service had it while the second key was the first.
    private void sealWithTheOldKey(UUID id) {
        for (var column : List.of("signing_secret", "previous_secret", "headers")) {
            var context = column.equals("headers") ? HeaderVault.context(id) : SecretVault.context(id);
            var text = vault.openText(sql.text("SELECT " + column + " FROM subscription WHERE id = ?", id), context);
            sql.execute("UPDATE subscription SET " + column + " = ? WHERE id = ?", only(1).sealText(context, text), id);
        }
    }

    @Test
    void everythingOfAWebhookGoesUnderTheNewKeyAndDeliveriesGoOn() {
        // Given
        var tenant = TestTenants.next();
        var webhook = Api.subscribe(tenant, receiver.url(), Map.of("headers", Map.of("X-Team", "s3cret")));
        Api.as(tenant)
                .body(Map.of("overlap_seconds", 3_600))
                .post("/api/v1/webhooks/{id}/rotate-secret", webhook.id())
                .then()
                .statusCode(200);
        var id = Subscription.ID.parse(webhook.id()).orElseThrow();
        sealWithTheOldKey(id);
        var oldKey = only(1).current();
        assertThat(sql.text(ROW, id).split(" ")).allMatch(value -> value.startsWith("enc2:" + oldKey));
        // When
        var answer = given().port(command.getPort()).post(command.getPath());
        // Then
        answer.then()
                .statusCode(200)
                .body("current_key", equalTo(only(0).current()))
                .body("remaining", equalTo(0));
        assertThat(answer.jsonPath().getMap("keys"))
                .containsOnlyKeys(
                        "subscription.signing_secret", "subscription.previous_secret", "subscription.headers");
        assertThat(sql.text(ROW, id).split(" ")).allMatch(value -> value.startsWith("enc2:" + only(0).current()));
        TestEvents.checkIn(tenant);
        var request = receiver.await(1).getFirst();
        assertThat(request.header("x-team")).isEqualTo("s3cret");
        assertThat(request.header("webhook-signature")).contains(" ");
    }

    @Test
    void theServiceDoesNotStartWithoutTheKeyOfAStoredSecret() {
        // Given
        Api.subscribe(TestTenants.next(), receiver.url(), "*");
        var another = Base64.getEncoder().encodeToString(new byte[32]);
        var keys = new KeyRing("kyber.webhook.secret-encryption-key", Optional.of(List.of(another)));
        var secrets = new SealedColumn(database, keys, "subscription", "signing_secret", SecretVault::context);
        var check = new StoredSecretsCheck(database, vault, new ReencryptSecrets(keys, List.of(secrets)));
        // Then
        assertThatThrownBy(() -> check.check(new StartupEvent()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("kyber.webhook.secret-encryption-key: has no key ");
    }
}
