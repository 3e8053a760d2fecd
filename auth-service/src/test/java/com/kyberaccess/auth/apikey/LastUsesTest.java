package com.kyberaccess.auth.apikey;

import static com.kyberaccess.auth.testsupport.Api.createKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.kyberaccess.auth.testsupport.TestAccounts;
import com.kyberaccess.common.id.IdType;
import com.kyberaccess.common.security.KeyUses;
import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.TopicProbe;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class LastUsesTest {
    private static final String TOPIC = "kyberaccess.key-uses.v1";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
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
        var uses = new KeyUses(new LastUses(database));

        // When
        uses.note(ApiKey.ID.text(key), NOW);

        // Then
        assertThat(lastUse(key)).isNull();
    }

    @Test
    void theLatestOfManyUsesIsWritten() {
        // Given
        var key = newKey();
        var uses = new KeyUses(new LastUses(database));
        uses.note(ApiKey.ID.text(key), NOW);
        uses.note(ApiKey.ID.text(key), NOW.plusSeconds(2));
        uses.note(ApiKey.ID.text(key), NOW.plusSeconds(1));

        // When
        uses.flush();

        // Then
        assertThat(lastUse(key)).isEqualTo(NOW.plusSeconds(2));
    }

    @Test
    void aReplicaDoesNotTakeBackALaterUse() {
        // Given
        var key = newKey();
        var uses = new LastUses(database);
        uses.report(Map.of(ApiKey.ID.text(key), NOW.plusSeconds(5)));

        // When
        uses.report(Map.of(ApiKey.ID.text(key), NOW));

        // Then
        assertThat(lastUse(key)).isEqualTo(NOW.plusSeconds(5));
    }

    @Test
    void whatIsNoKeyOfOursHindersNoOther() {
        // Given
        var key = newKey();

        // When
        new LastUses(database)
                .report(Map.of("usr_1", NOW, ApiKey.ID.text(IdType.next()), NOW, ApiKey.ID.text(key), NOW));

        // Then
        assertThat(lastUse(key)).isEqualTo(NOW);
    }

    @Test
    void theReportsOfTheOtherServicesAreWritten() {
        // Given
        var key = newKey();

        // When
        TopicProbe.publish(
                TOPIC, "", "{\"uses\":{\"%s\":\"%s\"},\"more\":1}".formatted(ApiKey.ID.text(key), NOW), Map.of());

        // Then
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(lastUse(key)).isEqualTo(NOW));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "{\"uses\":{\"key_1\":\"yesterday\"}}", "not json"})
    void whatIsNoReportIsParkedAndTheNextOneIsWritten(String garbage) {
        // Given
        var key = newKey();

        // When
        TopicProbe.publish(TOPIC, ApiKey.ID.text(key), garbage, Map.of());
        TopicProbe.publish(TOPIC, "", "{\"uses\":{\"%s\":\"%s\"}}".formatted(ApiKey.ID.text(key), NOW), Map.of());

        // Then
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(lastUse(key)).isEqualTo(NOW));
        try (var parked = new TopicProbe(TOPIC + ".dlq")) {
            assertThat(parked.await(message -> ApiKey.ID.text(key).equals(message.key()))
                            .value())
                    .isEqualTo(garbage);
        }
    }

    private UUID newKey() {
        var id = createKey(accounts.withOwner().login()).getString("id");
        return ApiKey.ID.parse(id).orElseThrow();
    }

    private @Nullable Instant lastUse(UUID key) {
        return QuarkusTransaction.requiringNew().call(() -> keys.findById(key).lastUsedAt());
    }
}
