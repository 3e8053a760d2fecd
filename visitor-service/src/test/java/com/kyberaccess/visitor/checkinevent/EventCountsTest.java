package com.kyberaccess.visitor.checkinevent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.kyberaccess.common.id.IdType;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.Simultaneously;
import com.kyberaccess.visitor.location.Place;
import com.kyberaccess.visitor.testsupport.Desk;
import com.kyberaccess.visitor.testsupport.Explained;
import com.kyberaccess.visitor.visit.count.Sql;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the counters say is what counting the lines says, at every moment.
@QuarkusTest
@WithTestResource(Infrastructure.class)
class EventCountsTest {
    private static final Instant BEGIN = Instant.parse("2025-01-10T00:00:00Z");
    private static final List<String> TYPES = List.of("check_in", "check_out", "denied", "pre_registered");
    private static final int MINUTES = 6 * 24 * 60;
    private static final String INSERT = """
            INSERT INTO check_in_event (id, account_id, mode, visit_id, location_id, event_type, at, location_name,
                method, badge_printed, id_scanned, nda_signed)
            SELECT gen_random_uuid(), ?, 'live', ?, ?, ?, ?::timestamptz + s * interval '7 minutes', 'Main Office',
                'api', true, false, false
            FROM generate_series(0, ? - 1) s
            """;

    @Inject
    DataSource database;

    @Inject
    EventCounts counts;

    private final Desk desk = Desk.open();
    private final List<UUID> places = new ArrayList<>();
    private final Random random = new Random(7);

    @BeforeEach
    void open() {
        for (int i = 0; i < 3; i++) {
            places.add(place());
        }
    }

    private UUID place() {
        return Place.LOCATION_ID.parse(desk.location("Office", "UTC")).orElseThrow();
    }

    /// Lines of one place and type, seven minutes apart.
    private void add(int lines) {
        execute(
                INSERT,
                desk.tenant().accountId(),
                IdType.next(),
                places.get(random.nextInt(places.size())),
                TYPES.get(random.nextInt(TYPES.size())),
                BEGIN.plus(Duration.ofMinutes(random.nextInt(MINUTES))),
                lines);
    }

    private void removeSome() {
        execute(
                "DELETE FROM check_in_event WHERE account_id = ? AND id IN (SELECT id FROM check_in_event WHERE account_id"
                        + " = ? ORDER BY id LIMIT 5)",
                desk.tenant().accountId(),
                desk.tenant().accountId());
    }

    private void execute(String sql, Object... values) {
        try (var connection = database.getConnection()) {
            new Sql(connection).execute(sql, values);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private <T> @Nullable T sometimes(Supplier<T> value) {
        return random.nextInt(3) > 0 ? value.get() : null;
    }

    private CheckInEventFilter filter() {
        var since = sometimes(() -> BEGIN.plus(Duration.ofMinutes(15L * random.nextInt(MINUTES / 15))));
        return new CheckInEventFilter(
                since,
                sometimes(() -> (since == null ? BEGIN : since).plus(Duration.ofHours(random.nextInt(100)))),
                sometimes(() -> TYPES.get(random.nextInt(TYPES.size()))),
                sometimes(() -> places.get(random.nextInt(places.size()))));
    }

    private long lines(CheckInEventFilter filter) {
        try (var connection = database.getConnection()) {
            var lines = filter.condition(desk.tenant());
            return new Sql(connection)
                    .list(
                            "SELECT count(*) FROM check_in_event v WHERE " + lines.sql(),
                            row -> row.getLong(1),
                            lines.values())
                    .getFirst();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void checkAll() {
        for (int i = 0; i < 60; i++) {
            var filter = filter();
            assertThat(counts.total(desk.tenant(), filter).lines())
                    .as(filter.toString())
                    .isEqualTo(lines(filter));
        }
    }

    private void build(Tenant tenant) {
        Awaitility.await().until(() -> counts.build(tenant));
    }

    @Test
    void everyTotalIsExactWhateverHasBeenAdded() {
        // Given
        add(50);
        add(30);
        checkAll();
        // When
        build(desk.tenant());
        // Then
        checkAll();
        for (int i = 0; i < 4; i++) {
            add(20);
            add(1);
            removeSome();
            checkAll();
            counts.fold();
            checkAll();
        }
        assertThat(counts.total(desk.tenant(), new CheckInEventFilter(null, null, null, null)))
                .isEqualTo(new EventCounts.Total(144, false));
    }

    @Test
    void nothingIsCountedTwiceOrLeftOutWhileAllWork() {
        // When
        Simultaneously.run(8, i -> {
            switch (i) {
                case 0 -> build(desk.tenant());
                case 1, 2 -> counts.fold();
                default ->
                    execute(INSERT, desk.tenant().accountId(), IdType.next(), places.getFirst(), "check_in", BEGIN, 10);
            }
            return i;
        });
        counts.fold();
        // Then
        assertThat(counts.total(desk.tenant(), new CheckInEventFilter(null, null, null, null)))
                .isEqualTo(new EventCounts.Total(50, false));
    }

    @Test
    void aTenantOfManyLinesHasCountersSoonAfterItsLogWasListed() {
        // Given
        execute(INSERT, desk.tenant().accountId(), IdType.next(), places.getFirst(), "check_in", BEGIN, 10_000);
        var everything = new CheckInEventFilter(null, null, null, null);
        assertThat(counts.total(desk.tenant(), everything).direct()).isTrue();
        // When
        desk.get("/check-in-events").then().statusCode(200).body("meta.total", equalTo(10_000));
        // Then
        Awaitility.await().until(() -> !counts.total(desk.tenant(), everything).direct());
        add(3);
        desk.get("/check-in-events", "per_page", 1)
                .then()
                .body("meta.total", equalTo(10_003))
                .body("meta.total_pages", equalTo(10_003));
    }

    @Test
    void aTotalReadsNoMoreThanADayOfTheLogAtEitherEnd() throws SQLException {
        // Given
        var filter = new CheckInEventFilter(
                Instant.parse("2025-01-11T05:00:00Z"), Instant.parse("2025-01-14T05:00:00Z"), null, null);
        var days = Objects.requireNonNull(WholeDays.of(filter));
        // When
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            var explained = new Explained(connection);
            var sql = new Sql(explained.connection());
            sql.run("SET LOCAL enable_seqscan = off");
            sql.list(days.sql(EventCounts.COUNTED), row -> row.getLong(2), days.values(desk.tenant()));
            // Then
            assertThat(explained.plans()).singleElement().satisfies(plan -> assertThat(plan)
                    .contains("AND (at >= ", "AND (day >= ")
                    .doesNotContain("Seq Scan"));
            connection.rollback();
        }
        assertThat(days.first()).hasToString("2025-01-12");
        assertThat(days.end()).hasToString("2025-01-14");
    }
}
