package com.kyberaccess.auth.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.kyberaccess.common.security.Revocations;
import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.TestTenants;
import com.kyberaccess.testing.TopicProbe;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class RevocationRetentionTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    RevocationLog log;

    @Inject
    RevocationTable table;

    @Inject
    RevocationRetention retention;

    @Inject
    Revocations revocations;

    private final String id = "tok_" + UUID.randomUUID();

    @Test
    void aLapsedRevocationLeavesTheTopicAndTheMemory() {
        // Given
        revoked(Instant.now().minus(Duration.ofDays(1)));
        assertThat(revocations.contains(id)).isTrue();
        // When
        retention.forget();
        // Then
        try (var feed = new TopicProbe("kyberaccess.key-revocations.v1")) {
            assertThat(feed.await(2, message -> id.equals(message.key())).get(1).value())
                    .isNull();
        }
        await().atMost(PATIENCE).until(() -> !revocations.contains(id));
    }

    @Test
    void aRevocationThatATokenMayOutliveStays() {
        // Given
        revoked(Instant.now());
        // When
        retention.forget();
        // Then
        assertThat(table.known(Instant.now()))
                .extracting(RevocationTable.Known::id)
                .contains(id);
    }

    private void revoked(Instant tokenEnds) {
        QuarkusTransaction.requiringNew().run(() -> log.revokeToken(TestTenants.next(), id, tokenEnds, Instant.now()));
    }
}
