package com.kyberaccess.auth.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
            table.insert(inForce, Instant.now(), inAnHour());
            table.insert(lapsed, Instant.now(), Instant.now().minusSeconds(1));
        });

        // When
        log.start(new StartupEvent());

        // Then
        assertThat(revocations.contains(inForce)).isTrue();
        assertThat(revocations.contains(lapsed)).isFalse();
    }

    private static Instant inAnHour() {
        return Instant.now().plus(Duration.ofHours(1));
    }
}
