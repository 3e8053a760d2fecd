package com.kyberaccess.visitor.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.TestTenants;
import com.kyberaccess.visitor.host.HostFilter.Position;
import com.kyberaccess.visitor.host.HostSearch.Matching;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/// What PostgreSQL does for the list, among 40 tenants with 1,000 hosts each.
@QuarkusTest
@WithTestResource(Infrastructure.class)
class HostSearchTest {
    private static final String SEED = """
            INSERT INTO host (id, account_id, mode, name, email, department, location_id, sort_name, search_text, created_at)
            SELECT gen_random_uuid(), (ARRAY[?::uuid] || accounts.ids)[i % 40 + 1], 'live', 'Host ' || i,
                   'h' || i || '@company.com', 'Department ' || i % 7, NULL, 'host ' || i,
                   'host ' || i || E'\\n' || 'h' || i || '@company.com', now()
            FROM generate_series(0, 39999) AS i,
                 (SELECT array_agg(gen_random_uuid()) AS ids FROM generate_series(1, 39)) AS accounts
            """;

    @Inject
    DataSource database;

    private void seed(Tenant tenant) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(SEED);
                var analyze = connection.createStatement()) {
            insert.setObject(1, tenant.accountId());
            insert.executeUpdate();
            // The index takes in its pending list, which would make it look dear.
            analyze.execute("VACUUM (ANALYZE) host");
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private String plan(Matching matching, String sql) {
        try (var connection = database.getConnection();
                var explain = matching.prepare(connection, "EXPLAIN " + sql);
                var rows = explain.executeQuery()) {
            var plan = new StringBuilder();
            while (rows.next()) {
                plan.append(rows.getString(1)).append('\n');
            }
            return plan.toString();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void noFilterReadsTheWholeTable() {
        // Given
        var tenant = TestTenants.next();
        seed(tenant);
        var filters = List.of(
                new HostFilter(null, null, null, null),
                new HostFilter("host 12", null, null, null),
                new HostFilter("h", null, null, null),
                new HostFilter("12@company", "Department 1", null, null),
                new HostFilter(null, "department 3", null, null),
                new HostFilter(null, null, UUID.randomUUID(), null),
                new HostFilter("host", null, null, new Position("host 5", UUID.randomUUID())));
        // Then
        for (var filter : filters) {
            var matching = Matching.of(tenant, filter);
            assertThat(plan(matching, matching.page(25, 0)))
                    .as(filter.toString())
                    .doesNotContain("Seq Scan");
            assertThat(plan(matching, matching.count())).as(filter.toString()).doesNotContain("Seq Scan");
        }
    }

    @Test
    void aSearchReadsTheTenantsPartOfTheIndex() {
        // Given
        var tenant = TestTenants.next();
        seed(tenant);
        // When
        var matching = Matching.of(tenant, new HostFilter("h1234@", null, null, null));
        // Then
        assertThat(plan(matching, matching.page(25, 0))).contains("host_by_text");
    }
}
