package com.kyberaccess.auth.apikey;

import static com.kyberaccess.auth.testsupport.Api.createKey;
import static org.assertj.core.api.Assertions.assertThat;

import com.kyberaccess.auth.testsupport.TestAccounts;
import com.kyberaccess.testing.Infrastructure;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class LastUsesTest {
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    @Inject
    TestAccounts accounts;

    @Inject
    ApiKeyRepository keys;

    @Inject
    DataSource database;

    @Test
    void nothingIsWrittenBeforeItIsTime() {
        // Given
        var key = newKey();
        var uses = new LastUses(database);

        // When
        uses.note(key, NOW);

        // Then
        assertThat(lastUse(key)).isNull();
    }

    @Test
    void theLatestOfManyUsesIsWritten() throws Exception {
        // Given
        var key = newKey();
        var uses = new LastUses(database);
        uses.note(key, NOW);
        uses.note(key, NOW.plusSeconds(2));
        uses.note(key, NOW.plusSeconds(1));

        // When
        uses.flush();

        // Then
        assertThat(lastUse(key)).isEqualTo(NOW.plusSeconds(2));
    }

    @Test
    void aReplicaDoesNotTakeBackALaterUse() throws Exception {
        // Given
        var key = newKey();
        var one = new LastUses(database);
        var other = new LastUses(database);
        one.note(key, NOW.plusSeconds(5));
        other.note(key, NOW);
        one.flush();

        // When
        other.flush();

        // Then
        assertThat(lastUse(key)).isEqualTo(NOW.plusSeconds(5));
    }

    @Test
    void aStopWritesWhatIsPending() throws Exception {
        // Given
        var key = newKey();
        var uses = new LastUses(database);
        uses.note(key, NOW);

        // When
        uses.stop(new ShutdownEvent());

        // Then
        assertThat(lastUse(key)).isEqualTo(NOW);
    }

    private UUID newKey() {
        var id = createKey(accounts.withOwner().login()).getString("id");
        return ApiKey.ID.parse(id).orElseThrow();
    }

    private @Nullable Instant lastUse(UUID key) {
        return QuarkusTransaction.requiringNew().call(() -> keys.findById(key).lastUsedAt());
    }
}
