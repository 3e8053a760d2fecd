package com.kyberaccess.common.crypto;

import static com.kyberaccess.common.crypto.TestKeys.ring;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.kyberaccess.common.command.CommandFailedException;
import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.Simultaneously;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class ReencryptSecretsTest {
    /// More than two batches.
    private static final int ROWS = 450;

    private static final String COLUMN = "sealed.secret";

    @Inject
    DataSource database;

    private final Map<UUID, String> secrets = new HashMap<>();

    @BeforeEach
    void empty() throws SQLException {
        execute("DELETE FROM sealed");
    }

    private void execute(String sql, Object... values) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    private void store(KeyRing ring, int rows) throws SQLException {
        for (int i = 0; i < rows; i++) {
            var id = UUID.randomUUID();
            secrets.put(id, "secret " + id);
            execute("INSERT INTO sealed (id, secret) VALUES (?, ?)", id, ring.sealText(id.toString(), "secret " + id));
        }
    }

    private ReencryptSecrets command(KeyRing ring) {
        return command(ring, UUID::toString);
    }

    private ReencryptSecrets command(KeyRing ring, Function<UUID, String> context) {
        return new ReencryptSecrets(ring, List.of(new SealedColumn(database, ring, "sealed", "secret", context)));
    }

    private ReencryptSecrets.Result run(KeyRing ring, @Nullable String limit) {
        return (ReencryptSecrets.Result) command(ring).run(limit == null ? Map.of() : Map.of("limit", limit));
    }

    private List<String> stored() throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("SELECT secret FROM sealed WHERE secret IS NOT NULL");
                var row = select.executeQuery()) {
            var found = new ArrayList<String>();
            while (row.next()) {
                found.add(row.getString(1));
            }
            return found;
        }
    }

    private void assertReadableWith(KeyRing ring) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("SELECT id, secret FROM sealed WHERE secret IS NOT NULL");
                var row = select.executeQuery()) {
            int rows = 0;
            for (; row.next(); rows++) {
                var id = row.getObject(1, UUID.class);
                assertThat(ring.openText(id.toString(), row.getString(2))).isEqualTo(secrets.get(id));
            }
            assertThat(rows).isEqualTo(secrets.size());
        }
    }

    @Test
    void afterItTheOldKeyIsNotNeeded() throws SQLException {
        // Given
        store(ring("a"), ROWS);
        store(ring(""), 3);
        store(ring("ba"), 2);
        execute("INSERT INTO sealed (id) VALUES (?)", UUID.randomUUID());
        // When
        var result = run(ring("ba"), null);
        // Then
        assertThat(result.reencrypted()).isEqualTo(ROWS + 3);
        assertThat(result.remaining()).isZero();
        assertThat(result.keys()).isEqualTo(Map.of(COLUMN, Map.of(result.currentKey(), ROWS + 5L)));
        assertReadableWith(ring("b"));
        command(ring("b")).requireKeys();
    }

    @Test
    void aSecondTimeItFindsNothingToDo() throws SQLException {
        // Given
        store(ring("a"), 3);
        run(ring("ba"), null);
        var before = stored();
        // When
        var again = run(ring("ba"), null);
        // Then
        assertThat(again.reencrypted()).isZero();
        assertThat(stored()).containsExactlyInAnyOrderElementsOf(before);
    }

    @Test
    void whatWasDoneBeforeACrashStaysDoneAndTheRestIsDoneLater() throws SQLException {
        // Given
        store(ring("a"), ROWS);
        var looked = new AtomicInteger();
        var crashing = command(ring("ba"), id -> {
            if (looked.incrementAndGet() > ROWS) {
                throw new AssertionError("killed");
            }
            return id.toString();
        });
        // When: in the middle of its second batch.
        assertThatThrownBy(() -> crashing.run(Map.of())).hasStackTraceContaining("killed");
        // Then
        var meanwhile = new SealedColumn(database, ring("ba"), "sealed", "secret", UUID::toString).byKey();
        assertThat(meanwhile).hasSize(2).containsEntry(ring("b").current(), 200L);
        assertReadableWith(ring("ba"));
        // When
        var rest = run(ring("ba"), null);
        // Then
        assertThat(rest.reencrypted()).isEqualTo(ROWS - 200);
        assertReadableWith(ring("b"));
    }

    @Test
    void itDoesAsManyAsItIsTold() throws SQLException {
        // Given
        store(ring("a"), ROWS);
        // When
        var first = run(ring("ba"), "201");
        // Then
        assertThat(first.reencrypted()).isEqualTo(201);
        assertThat(first.remaining()).isEqualTo(ROWS - 201);
        assertReadableWith(ring("ba"));
        assertThat(run(ring("ba"), "1000").remaining()).isZero();
    }

    @Test
    void twoReplicasAtItDoEverythingOnce() throws SQLException {
        // Given
        store(ring("a"), ROWS);
        // When
        var results = Simultaneously.run(2, i -> run(ring("ba"), null));
        // Then
        assertThat(results.stream()
                        .mapToLong(ReencryptSecrets.Result::reencrypted)
                        .sum())
                .isEqualTo(ROWS);
        assertThat(results).allMatch(result -> result.unreadable() == 0);
        assertReadableWith(ring("b"));
    }

    @Test
    void whatNoKeyOpensStaysAsItIsAndIsReported() throws SQLException {
        // Given
        store(ring("x"), 1);
        var lost = stored().getFirst();
        store(ring("a"), 3);
        // When
        assertThatThrownBy(() -> run(ring("ba"), null))
                // Then
                .isInstanceOf(CommandFailedException.class)
                .hasMessageContaining(TestKeys.PROPERTY);
        assertThat(stored()).contains(lost);
        assertThat(new SealedColumn(database, ring("b"), "sealed", "secret", UUID::toString).byKey())
                .isEqualTo(Map.of(ring("b").current(), 3L, ring("x").current(), 1L));
    }

    @Test
    void aServiceDoesNotStartWithoutAKeyThatIsNeeded() throws SQLException {
        // Given
        store(ring("a"), 1);
        store(ring("b"), 1);
        // Then
        command(ring("ba")).requireKeys();
        assertThatThrownBy(() -> command(ring("b")).requireKeys())
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "%s: has no key %s, with which secrets in the database are encrypted; put it behind the present"
                                + " one until reencrypt-secrets leaves none of it",
                        TestKeys.PROPERTY, ring("a").current());
        assertThatThrownBy(() -> command(ring("")).requireKeys()).hasMessageContaining("must be set");
    }

    @Test
    void withoutAKeyOrWithAWrongParameterNothingIsDone() throws SQLException {
        // Given
        store(ring(""), 2);
        // Then
        assertThatThrownBy(() -> command(ring("")).run(Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is not set");
        for (var wrong : List.of(Map.of("limit", "0"), Map.of("limit", "all"), Map.of("batch", "1"))) {
            assertThatThrownBy(() -> command(ring("a")).run(wrong)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(stored()).allMatch(secret -> secret.startsWith("secret "));
    }
}
