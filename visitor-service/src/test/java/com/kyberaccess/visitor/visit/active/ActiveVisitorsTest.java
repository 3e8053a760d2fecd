package com.kyberaccess.visitor.visit.active;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.kyberaccess.common.paging.PageRequest;
import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.Simultaneously;
import com.kyberaccess.visitor.testsupport.Desk;
import com.kyberaccess.visitor.testsupport.Desk.Office;
import com.kyberaccess.visitor.testsupport.Explained;
import com.kyberaccess.visitor.visit.count.Sql;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class ActiveVisitorsTest {
    @Inject
    DataSource database;

    @Inject
    ActiveLog log;

    private static Response poll(Desk desk, @Nullable String tag, Object... query) {
        var request = desk.request();
        if (tag != null) {
            request.header("If-None-Match", tag);
        }
        for (int i = 0; i < query.length; i += 2) {
            request.queryParam((String) query[i], query[i + 1]);
        }
        return request.get("/api/v1/visitors/active");
    }

    private static List<String> names(Response answer) {
        answer.then().statusCode(200);
        return answer.jsonPath().getList("data.first_name");
    }

    private static void checkOut(Office office, String visit) {
        office.desk().post("/visitors/" + visit + "/check-out").then().statusCode(200);
    }

    @Test
    void anUnchangedListIsNotSentAgain() {
        // Given
        var office = Desk.open().office();
        office.checkedIn("Ann", "Zed");
        var first = poll(office.desk(), null);
        assertThat(names(first)).containsExactly("Ann");
        // When: its numbers are given meanwhile, which changes nothing.
        log.keepShort();
        var second = poll(office.desk(), poll(office.desk(), null).header("ETag"));
        // Then
        second.then().statusCode(304);
        assertThat(second.body().asByteArray()).isEmpty();
        assertThat(second.header("ETag")).isNotBlank();
    }

    @Test
    void everyChangeIsInTheNextAnswer() {
        // Given
        var office = Desk.open().office();
        var tag = poll(office.desk(), null).header("ETag");
        // When
        var ann = office.checkedIn("Ann", "Zed");
        var bob = office.checkedIn("Bob", "Young");
        // Then
        var both = poll(office.desk(), tag);
        assertThat(names(both)).containsExactly("Bob", "Ann");
        // When
        checkOut(office, ann);
        // Then
        var one = poll(office.desk(), both.header("ETag"));
        assertThat(names(one)).containsExactly("Bob");
        // When
        checkOut(office, bob);
        // Then
        assertThat(names(poll(office.desk(), one.header("ETag")))).isEmpty();
    }

    @Test
    void whatAnotherReplicaOrTheDatabaseItselfChangesIsInTheNextAnswer() throws SQLException {
        // Given
        var office = Desk.open().office();
        office.checkedIn("Ann", "Zed");
        var first = poll(office.desk(), null);
        assertThat(names(first)).containsExactly("Ann");
        // When
        execute("UPDATE visit SET first_name = 'Anna' WHERE account_id = ?", office);
        // Then
        var renamed = poll(office.desk(), first.header("ETag"));
        assertThat(names(renamed)).containsExactly("Anna");
        // When
        execute("UPDATE host SET name = 'Jane Doe' WHERE account_id = ?", office);
        // Then
        var hosted = poll(office.desk(), renamed.header("ETag"));
        hosted.then().statusCode(200).body("data[0].host.name", equalTo("Jane Doe"));
        // When
        execute("DELETE FROM visit WHERE account_id = ?", office);
        // Then
        assertThat(names(poll(office.desk(), hosted.header("ETag")))).isEmpty();
    }

    @Test
    void anExpectedVisitorIsNotOnSiteAndChangesNothing() {
        // Given
        var office = Desk.open().office();
        log.keepShort();
        var tag = poll(office.desk(), null).header("ETag");
        // When
        office.preRegistered();
        // Then
        poll(office.desk(), tag).then().statusCode(304);
    }

    @Test
    void whoHasLeftIsPassedOver() throws SQLException {
        // Given
        var office = Desk.open().office();
        office.checkedIn("Ann", "Zed");
        var tenant = office.desk().tenant();
        // When
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            var explained = new Explained(connection);
            var sql = new Sql(explained.connection());
            sql.snapshot();
            ActiveReader.here(sql, tenant, null, new PageRequest(1, 25));
            // Then
            assertThat(explained.plans()).hasSize(2).noneMatch(plan -> plan.contains("Bitmap"));
            assertThat(sql.list("SELECT current_setting('enable_bitmapscan')", row -> row.getString(1)))
                    .as("with more visits the planner would prefer one")
                    .containsExactly("off");
            connection.rollback();
        }
    }

    @Test
    void anotherTenantsTagIsNotKnown() {
        // Given
        var office = Desk.open().office();
        office.checkedIn("Ann", "Zed");
        log.keepShort();
        var tag = poll(office.desk(), null).header("ETag");
        var other = Desk.open().office();
        other.checkedIn("Bob", "Young");
        log.keepShort();
        // When
        var answer = poll(other.desk(), tag);
        // Then
        assertThat(names(answer)).containsExactly("Bob");
    }

    @Test
    void pagesAndLocationsHaveTagsOfTheirOwn() {
        // Given
        var office = Desk.open().office();
        office.checkedIn("Ann", "Zed");
        var zurich = office.desk().location("Zurich Office", "Europe/Zurich");
        var body = office.walkIn("Dan", "Xu");
        body.put("location_id", zurich);
        office.checkIn(body);
        log.keepShort();
        var all = poll(office.desk(), null);
        // When
        var there = poll(office.desk(), all.header("ETag"), "location_id", zurich);
        var second = poll(office.desk(), all.header("ETag"), "page", 2, "per_page", 1);
        // Then
        assertThat(names(there)).containsExactly("Dan");
        assertThat(names(second)).containsExactly("Ann");
        second.then().body("meta", equalTo(Map.of("total", 2, "page", 2, "per_page", 1, "total_pages", 2)));
    }

    @Test
    void noAnswerIsOlderThanItsRequest() {
        // Given
        var office = Desk.open().office();
        // When: each looks for itself, while others come and look too.
        var missed = Simultaneously.run(8, i -> {
            var name = "Visitor" + i;
            office.checkedIn(name, "Zed");
            return names(poll(office.desk(), null)).contains(name) ? "" : name;
        });
        // Then
        assertThat(missed).containsOnly("");
    }

    private void execute(String sql, Office office) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, office.desk().tenant().accountId());
            statement.executeUpdate();
        }
    }
}
