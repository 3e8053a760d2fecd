package com.kyberaccess.visitor.watchlist;

import static org.assertj.core.api.Assertions.assertThat;

import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.TestTenants;
import com.kyberaccess.visitor.screening.name.NameCodes.Pair;
import com.kyberaccess.visitor.screening.name.PersonName;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The database finds candidates by its index, however many names there are: the planner is asked.
@QuarkusTest
@WithTestResource(Infrastructure.class)
class WatchlistPlanTest {
    private static final String FILL = """
            WITH entry AS (
                INSERT INTO watchlist_entry (id, account_id, mode, list, first_name, last_name, aliases, created_at)
                SELECT gen_random_uuid(), ?, 'live', 'custom', 'x', 'x', '{}', now() FROM generate_series(1, 20000)
                RETURNING id, account_id)
            INSERT INTO watchlist_name (entry_id, account_id, mode, name, kind, codes, form)
            SELECT id, account_id, 'live', 'x', 'name', ARRAY[hashtextextended(id::text, 0), hashtextextended(id::text, 1)], ?
            FROM entry
            """;

    @Inject
    DataSource database;

    @ParameterizedTest
    @ValueSource(strings = {"John Smith", "Mary Elizabeth Johnson", "Juan Carlos de la Cruz Gomez Rivera Lopez"})
    void candidatesComeFromTheIndex(String visitor) throws SQLException {
        // Given
        var tenant = TestTenants.next();
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (var fill = connection.prepareStatement(FILL);
                    var statement = connection.createStatement()) {
                fill.setObject(1, tenant.accountId());
                fill.setInt(2, PersonName.FORM);
                fill.executeUpdate();
                statement.execute("ANALYZE watchlist_name");
                statement.execute("ANALYZE watchlist_entry");
                // When
                var plan = new StringBuilder();
                var places = WatchlistNames.codes(tenant).wanted(PersonName.of(visitor), null).stream()
                        .map(WatchlistPlanTest::literal)
                        .collect(Collectors.joining(", "));
                var query = WatchlistSearch.CANDIDATES
                        .formatted(places)
                        .replaceFirst("\\?", "'" + tenant.accountId() + "'")
                        .replaceFirst("\\?", "'live'");
                try (var rows = statement.executeQuery("EXPLAIN " + query)) {
                    while (rows.next()) {
                        plan.append(rows.getString(1)).append('\n');
                    }
                }
                // Then
                assertThat(plan).contains("watchlist_name_codes").doesNotContain("Seq Scan");
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private static String literal(Pair place) {
        return "(" + literal(place.first()) + ", " + literal(place.second()) + ")";
    }

    private static String literal(long[] codes) {
        return Arrays.stream(codes).mapToObj(Long::toString).collect(Collectors.joining(",", "'{", "}'::bigint[]"));
    }

    @Test
    void whetherThereIsAListIsAskedOfAnIndexToo() throws SQLException {
        // Given
        var tenant = TestTenants.next();
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("SET enable_seqscan = off");
            try (var rows = statement.executeQuery("EXPLAIN "
                    + WatchlistSearch.ANY
                            .replaceFirst("\\?", "'" + tenant.accountId() + "'")
                            .replaceFirst("\\?", "'live'"))) {
                var plan = new StringBuilder();
                while (rows.next()) {
                    plan.append(rows.getString(1)).append('\n');
                }
                // Then
                assertThat(plan).contains("Index Only Scan");
            } finally {
                statement.execute("RESET enable_seqscan");
            }
        }
    }
}
