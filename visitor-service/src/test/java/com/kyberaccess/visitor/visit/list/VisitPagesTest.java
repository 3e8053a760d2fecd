package com.kyberaccess.visitor.visit.list;

import static org.assertj.core.api.Assertions.assertThat;

import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.visitor.host.HostCard;
import com.kyberaccess.visitor.location.Place;
import com.kyberaccess.visitor.testsupport.Desk;
import com.kyberaccess.visitor.testsupport.Explained;
import com.kyberaccess.visitor.testsupport.ManyVisits;
import com.kyberaccess.visitor.visit.VisitFilter;
import com.kyberaccess.visitor.visit.VisitStatus;
import com.kyberaccess.visitor.visit.count.Condition;
import com.kyberaccess.visitor.visit.count.Sql;
import com.kyberaccess.visitor.visit.count.TestIndex;
import com.kyberaccess.visitor.visit.count.VisitFinder;
import com.kyberaccess.visitor.visit.list.VisitPages.Limits;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the index finds is what reading every visit finds: for filters at random, in every order, by every way
/// to a page, while visits change and whatever part of the changes is indexed.
@QuarkusTest
@WithTestResource(Infrastructure.class)
class VisitPagesTest {
    private static final long SEED = 4;
    private static final int FILTERS = 60;
    private static final int VISITS = 400;
    /// Every way is taken by so few visits.
    private static final List<Limits> WAYS = List.of(
            new Limits(1_000, 1_000, 1_000),
            new Limits(15, 15, 0),
            new Limits(100, 0, 0),
            new Limits(0, 0, 0),
            new Limits(0, 0, Integer.MAX_VALUE));
    private static final List<String> SEARCHES = List.of(
            "a",
            "n",
            "é",
            "an",
            "ann",
            "anna",
            "smith",
            "smyth",
            "o'h",
            "@example.com",
            "@exam",
            "@smi",
            "@smith",
            "smithson",
            "annb",
            "thson",
            "example",
            "e.com",
            "corp",
            "CORP",
            "a_c",
            "%",
            "łuk",
            "max planck",
            "nobody at all",
            "zoë m",
            "uller",
            "ann smith",
            "𠮷",
            "𠮷野",
            "i 𠮷野");

    @Inject
    DataSource database;

    @Inject
    VisitFinder finder;

    @Inject
    TestIndex indexing;

    private final Random random = new Random(SEED);

    @BeforeEach
    void pauseJob() {
        indexing.pauseJob();
    }

    @AfterEach
    void resumeJob() {
        indexing.resumeJob();
    }

    @Test
    void everyPageAndTotalIsExactWhateverIsIndexed() {
        // Given
        var desk = Desk.open();
        var locations = List.of(location(desk, "One"), location(desk, "Two"));
        var hosts = List.of(host(desk, "A"), host(desk, "B"), host(desk, "C"));
        var visits = new ManyVisits(database, desk.tenant(), locations, hosts, SEED).add(VISITS);
        checkAll(desk.tenant(), locations, hosts, false);
        // When: changed before, while and after it is built.
        var index = indexing.create(desk.tenant());
        visits.change(30);
        indexing.build(index, desk.tenant());
        visits.change(30);
        indexing.awaitReady(index, desk.tenant());
        // Then
        checkAll(desk.tenant(), locations, hosts, true);
        var cuts = indexing.cuts(index);
        // When: so often that segments become full, and those that are made of them.
        for (int i = 0; i < 66; i++) {
            visits.add(5).change(12);
            indexing.flush(index);
        }
        visits.change(20);
        assertThat(indexing.cuts(index)).isGreaterThan(cuts + 5);
        checkAll(desk.tenant(), locations, hosts, true);
        // When: and between any two steps of a merge.
        assertThat(indexing.segments(index)).isGreaterThan(60);
        indexing.merge(index, () -> {
            visits.change(1);
            check(desk.tenant(), filter(locations, hosts), true);
        });
        // Then
        assertThat(indexing.segments(index)).isLessThan(20);
        checkAll(desk.tenant(), locations, hosts, true);
        // When: and one that goes by what its parts have.
        indexing.skipTo(index, 1 << 20);
        indexing.merge(index, () -> {
            visits.change(1);
            check(desk.tenant(), filter(locations, hosts), true);
        });
        // Then
        assertThat(indexing.segments(index)).isLessThan(4);
        checkAll(desk.tenant(), locations, hosts, true);
    }

    @Test
    void anIndexWhoseSlotsAreUsedUpIsBuiltAnewAndNothingIsMissingMeanwhile() {
        // Given
        var desk = Desk.open();
        var locations = List.of(location(desk, "One"), location(desk, "Two"));
        var hosts = List.of(host(desk, "A"), host(desk, "B"));
        var visits = new ManyVisits(database, desk.tenant(), locations, hosts, SEED).add(60);
        var worn = indexing.create(desk.tenant());
        indexing.awaitReady(worn, desk.tenant());
        visits.add(10).change(20);
        indexing.flush(worn);
        visits.change(10);
        // When
        var index = indexing.renew(worn, desk.tenant());
        // Then: whether or not the job has built it by now.
        visits.add(10).change(10);
        checkAll(desk.tenant(), locations, hosts, null);
        // When
        indexing.sweep();
        indexing.awaitReady(index, desk.tenant());
        // Then
        checkAll(desk.tenant(), locations, hosts, true);
        indexing.flush(index);
        checkAll(desk.tenant(), locations, hosts, true);
    }

    @Test
    void visitsOfWhichMoreChangesAreNotedThanOneFlushTakesUpCountOnce() {
        // Given: lists keep the last change of each, and its slot.
        var desk = Desk.open();
        var locations = List.of(location(desk, "One"), location(desk, "Two"));
        var hosts = List.of(host(desk, "A"), host(desk, "B"));
        var visits = new ManyVisits(database, desk.tenant(), locations, hosts, SEED).add(60);
        var index = indexing.create(desk.tenant());
        indexing.awaitReady(index, desk.tenant());
        visits.touch(1_300);
        checkAll(desk.tenant(), locations, hosts, true);
        // When: it gives all of them new slots, and leaves the last change of some.
        indexing.flush(index);
        // Then
        checkAll(desk.tenant(), locations, hosts, true);
    }

    @Test
    void segmentsThatWereMadeBeforeRareWordsWereNotedAreRead() {
        // Given
        var desk = Desk.open();
        var locations = List.of(location(desk, "One"), location(desk, "Two"));
        var hosts = List.of(host(desk, "A"), host(desk, "B"));
        var visits = new ManyVisits(database, desk.tenant(), locations, hosts, SEED).add(200);
        var index = indexing.create(desk.tenant());
        indexing.awaitReady(index, desk.tenant());
        for (int i = 0; i < 8; i++) {
            visits.add(20);
            indexing.flush(index);
        }
        indexing.forgetRare(index);
        visits.add(20);
        indexing.flush(index);
        checkAll(desk.tenant(), locations, hosts, true);
        // When
        indexing.merge(index, () -> check(desk.tenant(), filter(locations, hosts), true));
        // Then
        checkAll(desk.tenant(), locations, hosts, true);
        // When: by what its parts have.
        indexing.forgetRare(index);
        indexing.skipTo(index, 1 << 20);
        indexing.merge(index, () -> check(desk.tenant(), filter(locations, hosts), true));
        // Then
        checkAll(desk.tenant(), locations, hosts, true);
    }

    private static UUID location(Desk desk, String name) {
        return Place.LOCATION_ID.parse(desk.location(name, "UTC")).orElseThrow();
    }

    private static UUID host(Desk desk, String name) {
        var location = desk.location("Of " + name, "UTC");
        return HostCard.HOST_ID
                .parse(desk.host(name, name + "@company.example", "Sales", location))
                .orElseThrow();
    }

    private void checkAll(Tenant tenant, List<UUID> locations, List<UUID> hosts, @Nullable Boolean indexed) {
        for (int i = 0; i < FILTERS; i++) {
            check(tenant, filter(locations, hosts), indexed);
        }
    }

    private VisitFilter filter(List<UUID> locations, List<UUID> hosts) {
        var since =
                sometimes(() -> Instant.parse("2024-12-24T05:30:00Z").plus(Duration.ofMinutes(random.nextInt(20_000))));
        return new VisitFilter(
                since,
                sometimes(() -> (since == null ? Instant.parse("2025-01-10T00:00:00Z") : since)
                        .plus(Duration.ofMinutes(random.nextInt(10_000)))),
                sometimes(() -> VisitStatus.values()[random.nextInt(VisitStatus.values().length)]),
                sometimes(() -> locations.get(random.nextInt(locations.size()))),
                sometimes(() -> hosts.subList(0, random.nextInt(hosts.size() + 1))),
                sometimes(() -> ManyVisits.PURPOSES.get(random.nextInt(3)).toUpperCase(java.util.Locale.ROOT)),
                random.nextBoolean() ? SEARCHES.get(random.nextInt(SEARCHES.size())) : null,
                random.nextBoolean(),
                VisitFilter.Order.values()[random.nextInt(3)],
                random.nextBoolean());
    }

    private <T> @Nullable T sometimes(java.util.function.Supplier<T> value) {
        return random.nextInt(4) == 0 ? value.get() : null;
    }

    private void check(Tenant tenant, VisitFilter filter, @Nullable Boolean indexed) {
        QuarkusTransaction.requiringNew().run(() -> {
            try (var connection = database.getConnection()) {
                var explained = new Explained(connection);
                var sql = new Sql(explained.connection());
                sql.snapshot();
                var all = read(sql, tenant, filter);
                var found = finder.find(sql, tenant, filter);
                if (indexed != null) {
                    assertThat(found.indexed() != null).isEqualTo(indexed);
                }
                assertThat(found.total()).as("%s", filter).isEqualTo(all.size());
                for (var way : WAYS) {
                    var pages = new VisitPages(sql, filter, found, way);
                    assertThat(byPages(pages, all.size()))
                            .as("%s %s", filter, way)
                            .isEqualTo(all);
                    assertThat(byCursor(pages)).as("%s %s", filter, way).isEqualTo(all);
                }
                assertThat(explained.plans()).isNotEmpty().allSatisfy(plan -> assertThat(plan)
                        .doesNotContain("Seq Scan"));
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static List<UUID> read(Sql sql, Tenant tenant, VisitFilter filter) throws SQLException {
        var condition = Condition.of(tenant, filter);
        var direction = filter.descending() ? " DESC" : "";
        return sql.list(
                "SELECT v.id FROM visit v WHERE " + condition.sql() + " ORDER BY v."
                        + filter.order().column() + direction + ", v.id" + direction,
                row -> row.getObject(1, UUID.class),
                condition.values());
    }

    private static List<UUID> byPages(VisitPages pages, int total) throws SQLException {
        int size = Math.max(7, total / 4);
        var ids = new ArrayList<UUID>();
        for (int page = 1; (page - 1) * size <= total; page++) {
            ids.addAll(pages.of(new Slice(page, size, null)).ids());
        }
        return ids;
    }

    private static List<UUID> byCursor(VisitPages pages) throws SQLException {
        var ids = new ArrayList<UUID>();
        var rows = pages.of(new Slice(1, 50, null));
        ids.addAll(rows.ids());
        while (rows.next() != null) {
            rows = pages.of(Slice.after(rows.next(), 50));
            ids.addAll(rows.ids());
        }
        return ids;
    }
}
