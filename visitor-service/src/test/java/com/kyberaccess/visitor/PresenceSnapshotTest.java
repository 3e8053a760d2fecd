package com.kyberaccess.visitor;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.visitor.testsupport.Desk;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class PresenceSnapshotTest {
    @TestHTTPResource(value = "/q/commands/presence-snapshot", management = true)
    URI snapshot;

    private final Desk desk = Desk.open();

    @Test
    void whoIsInOrAwaitsReviewIsThereOnPagesById() {
        // Given
        var office = desk.office();
        var in = office.checkedIn("Jane", "In");
        var out = office.checkedIn("Jane", "Out");
        desk.post("/visitors/" + out + "/check-out");
        office.preRegistered();
        Desk.created(desk.post("/watchlist", Map.of("list", "custom", "first_name", "Max", "last_name", "Flagged")));
        var flagged = office.checkedIn("Max", "Flagged");
        // When
        var mine = all("visits").stream().filter(this::isMine).toList();
        // Then
        assertThat(mine).extracting(row -> row.get("id")).containsExactly(in, flagged);
        assertThat(mine).extracting(row -> row.get("status")).containsExactly("checked_in", "flagged");
        assertThat(mine.getFirst())
                .containsEntry("mode", "live")
                .containsEntry("location_id", office.location())
                .containsEntry("location_name", "Main Office")
                .containsEntry("first_name", "Jane")
                .containsEntry("last_name", "In")
                .containsEntry("host_name", "John Doe")
                .containsEntry("badge_number", "V-0001")
                .containsKeys("check_in_time", "updated_at");
    }

    @Test
    void visitsAskedForByTheirIdsAreThereWhateverTheirState() {
        // Given
        var out = desk.office().checkedIn("Jane", "Out");
        desk.post("/visitors/" + out + "/check-out");
        // When
        var rows = rows("?ids=" + out + ",vis_01h455vb4pex5vsknk084sn02q");
        // Then
        assertThat(rows).hasSize(1);
        assertThat(rows.getFirst()).containsEntry("id", out).containsEntry("status", "checked_out");
        assertThat(rows.getFirst().get("check_out_time")).isNotNull();
    }

    @Test
    void hostsAndLocationsAreThereToo() {
        // Given
        var office = desk.office();
        // Then
        assertThat(all("hosts").stream().filter(this::isMine).toList())
                .singleElement()
                .satisfies(host -> assertThat(host)
                        .containsEntry("id", office.host())
                        .containsEntry("email", "john@company.com")
                        .containsEntry("location_id", office.location()));
        assertThat(all("locations").stream().filter(this::isMine).toList())
                .singleElement()
                .satisfies(location -> assertThat(location)
                        .containsEntry("id", office.location())
                        .containsEntry("time_zone", "America/New_York"));
    }

    @Test
    void wrongParametersAreExplained() {
        for (var query : List.of("?kind=cats", "?after=x", "?limit=0", "?limit=1001", "?limit=x", "?ids=x")) {
            given().post(snapshot + query).then().statusCode(400);
        }
    }

    private boolean isMine(Map<String, Object> row) {
        return row.get("account_id").equals(desk.tenant().account());
    }

    /// All rows, in pages of two.
    private List<Map<String, Object>> all(String kind) {
        var all = new ArrayList<Map<String, Object>>();
        for (var page = rows("?limit=2&kind=" + kind);
                !page.isEmpty();
                page = rows("?limit=2&kind=" + kind + "&after=" + page.getLast().get("id"))) {
            all.addAll(page);
        }
        return all;
    }

    private List<Map<String, Object>> rows(String query) {
        return given().post(snapshot + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("rows");
    }
}
