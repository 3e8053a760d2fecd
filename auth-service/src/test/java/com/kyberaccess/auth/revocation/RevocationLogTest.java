package com.kyberaccess.auth.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.kyberaccess.common.security.Revocations;
import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.TestTenants;
import com.kyberaccess.testing.TopicProbe;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class RevocationLogTest {
    @Inject
    RevocationLog log;

    @Inject
    RevocationTable table;

    @Inject
    Revocations revocations;

    @Test
    void aRevocationIsInForceHereWithTheCommitAndNotBefore() {
        // Given
        var id = "tok_" + UUID.randomUUID();

        // When
        QuarkusTransaction.requiringNew().run(() -> {
            log.revokeToken(TestTenants.next(), id, inAnHour(), Instant.now());
            assertThat(revocations.contains(id)).isFalse();
        });

        // Then
        assertThat(revocations.contains(id)).isTrue();
    }

    @Test
    void whatIsRolledBackRevokesNothing() {
        // Given
        var rolledBack = "tok_" + UUID.randomUUID();
        var committed = "tok_" + UUID.randomUUID();

        // When
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    log.revokeToken(TestTenants.next(), rolledBack, inAnHour(), Instant.now());
                    throw new IllegalStateException("crash");
                }))
                .hasMessage("crash");
        QuarkusTransaction.requiringNew()
                .run(() -> log.revokeToken(TestTenants.next(), committed, inAnHour(), Instant.now()));

        // Then
        assertThat(revocations.contains(rolledBack)).isFalse();
        try (var feed = new TopicProbe("kyberaccess.key-revocations.v1")) {
            feed.await(message -> committed.equals(message.key()));
            assertThat(feed.present(message -> rolledBack.equals(message.key())))
                    .isEmpty();
        }
    }

    @Test
    void aStartKnowsWhatIsInForceWithoutKafka() {
        // Given
        var inForce = "tok_" + UUID.randomUUID();
        var lapsed = "tok_" + UUID.randomUUID();
        QuarkusTransaction.requiringNew().run(() -> {
            table.insert(inForce, Instant.now(), null, inAnHour());
            table.insert(lapsed, Instant.now(), null, Instant.now().minusSeconds(1));
        });

        // When
        log.start(new StartupEvent());

        // Then
        assertThat(revocations.contains(inForce)).isTrue();
        assertThat(revocations.contains(lapsed)).isFalse();
    }

    @Test
    void aStartKnowsWhatIsScheduledAndPutsItInForceOnTime() {
        // Given
        var scheduled = "sec_" + UUID.randomUUID();
        var begins = Instant.now().plusSeconds(2);
        QuarkusTransaction.requiringNew().run(() -> table.insert(scheduled, Instant.now(), begins, inAnHour()));

        // When
        log.start(new StartupEvent());

        // Then
        assertThat(revocations.contains(scheduled)).isEqualTo(!Instant.now().isBefore(begins));
        await().atMost(Duration.ofSeconds(10)).until(() -> revocations.contains(scheduled));
        assertThat(Instant.now()).isAfterOrEqualTo(begins);
    }

    @Test
    void aScheduledRevocationIsBroughtForwardAndNeverPutOff() {
        // Given
        var secret = "sec_" + UUID.randomUUID();
        revokeSecret(secret, Instant.now().plus(Duration.ofHours(2)));
        revokeSecret(secret, inAnHour());
        assertThat(known(secret)).isBefore(inAnHour());

        // When
        revokeSecret(secret, Instant.now());
        revokeSecret(secret, inAnHour());

        // Then
        assertThat(revocations.contains(secret)).isTrue();
        assertThat(known(secret)).isNull();
    }

    private void revokeSecret(String id, Instant endsAt) {
        QuarkusTransaction.requiringNew().run(() -> log.revokeSecret(TestTenants.next(), id, endsAt, Instant.now()));
    }

    private @Nullable Instant known(String id) {
        return table.known(Instant.now()).stream()
                .filter(revocation -> revocation.id().equals(id))
                .findFirst()
                .orElseThrow()
                .effectiveAt();
    }

    private static Instant inAnHour() {
        return Instant.now().plus(Duration.ofHours(1));
    }
}
