package com.kyberaccess.visitor.visit.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.visitor.testsupport.Desk;
import com.kyberaccess.visitor.testsupport.Traces;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The index of a large tenant has words that many visits share, and places between visits. Neither outlives the
/// visitor.
@QuarkusTest
@WithTestResource(Infrastructure.class)
class ErasedWordsTest {
    /// So many have a bitmap of their own in the smallest segment.
    private static final int OFTEN = 2 * Levels.commonFrom(0);

    @Inject
    TestIndex indexing;

    @Inject
    Traces traces;

    @BeforeEach
    void pauseJob() {
        indexing.pauseJob();
    }

    @AfterEach
    void resumeJob() {
        indexing.resumeJob();
    }

    @Test
    void nothingOfARegularVisitorIsLeftInTheIndexOnceEveryVisitIsErased() {
        // Given
        var office = Desk.open().office();
        for (var name : List.of("Aaron", "Zorro")) {
            office.desk().post("/visitors/pre-register", expected(office, name, "Other"));
        }
        var visits = comeOften(office, "Quirina", "Zwettlerin");
        var index = indexing.create(office.desk().tenant());
        indexing.awaitReady(index, office.desk().tenant());
        visits.addAll(comeOften(office, "Quirina", "Zwettlerin"));
        await().untilAsserted(() -> {
            indexing.flush(index);
            assertThat(traces.of("zwettlerin")).contains("visit_word", "visit_term", "visit_mark", "visit_cut");
        });
        // When
        visits.forEach(
                visit -> office.desk().delete("/visitors/" + visit).then().statusCode(204));
        // Then
        await().untilAsserted(() -> {
            indexing.flush(index);
            assertThat(traces.of("zwettlerin")).isEmpty();
        });
    }

    @Test
    void wordsThatSomebodyElseHasToAreKept() {
        // Given
        var office = Desk.open().office();
        var first = comeOften(office, "Quentin", "Vysokohorny");
        comeOften(office, "Radomir", "Vysokohorny");
        var index = indexing.create(office.desk().tenant());
        indexing.awaitReady(index, office.desk().tenant());
        // When
        first.forEach(visit -> office.desk().delete("/visitors/" + visit).then().statusCode(204));
        // Then
        await().untilAsserted(() -> {
            indexing.flush(index);
            assertThat(traces.of("quentin")).isEmpty();
        });
        assertThat(traces.of("vysokohorny")).contains("visit_word", "visit_term");
    }

    @Test
    void wordsOfSomebodyWhoIsErasedAmidAMergeDoNotComeBack() {
        // Given: a segment is to be made of eight.
        var office = Desk.open().office();
        var index = indexing.create(office.desk().tenant());
        indexing.awaitReady(index, office.desk().tenant());
        var visits = comeOften(office, "Ottokar", "Przybylskaja");
        for (int i = 0; i < 8; i++) {
            office.desk().post("/visitors/pre-register", expected(office, "Aaron", "Other"));
            indexing.flush(index);
        }
        // When: after two steps the visits have been read, and nothing is written.
        var steps = new AtomicInteger();
        indexing.merge(index, () -> {
            if (steps.incrementAndGet() == 2) {
                visits.forEach(visit ->
                        office.desk().delete("/visitors/" + visit).then().statusCode(204));
                await().untilAsserted(() -> {
                    indexing.flush(index);
                    assertThat(traces.of("przybylskaja")).isEmpty();
                });
            }
        });
        // Then
        assertThat(steps).hasValue(2);
        assertThat(indexing.segments(index)).isLessThan(8);
        assertThat(traces.of("przybylskaja")).isEmpty();
    }

    private static List<String> comeOften(Desk.Office office, String firstName, String lastName) {
        var visits = new ArrayList<String>();
        for (int i = 0; i < OFTEN; i++) {
            visits.add(Desk.created(office.desk().post("/visitors/pre-register", expected(office, firstName, lastName)))
                    .getString("data.id"));
        }
        return visits;
    }

    private static Map<String, Object> expected(Desk.Office office, String firstName, String lastName) {
        var body = office.walkIn(firstName, lastName);
        body.put("email", (firstName + "." + lastName + "@example.com").toLowerCase(java.util.Locale.ROOT));
        body.put("expected_date", "2099-01-20");
        return body;
    }
}
