package com.kyberaccess.visitor;

import static org.assertj.core.api.Assertions.assertThat;

import com.kyberaccess.common.audit.AuditTrail;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.TestTenants;
import com.kyberaccess.testing.TopicProbe;
import com.kyberaccess.visitor.testsupport.Desk;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class AuditTest {
    private final Tenant tenant = TestTenants.next();
    private final Desk desk = Desk.of(tenant);

    private String entry(String action) {
        try (var topic = new TopicProbe(AuditTrail.TOPIC)) {
            return topic.await(message -> message.key().equals(tenant.account())
                            && JsonPath.from(message.value()).getString("event").equals(action))
                    .value();
        }
    }

    @Test
    void aLocationAndAHostAreRecordedWithoutTheHostsName() {
        // When
        var location = desk.location("Main Office", "Europe/Zurich");
        var host = desk.host("John Doe", "john@company.example", "Engineering", location);
        // Then
        assertThat(JsonPath.from(entry("location.created")).getString("data.object"))
                .isEqualTo(location);
        var made = entry("host.created");
        assertThat(JsonPath.from(made).getString("data.object")).isEqualTo(host);
        assertThat(JsonPath.from(made).getString("data.after.department")).isEqualTo("Engineering");
        assertThat(made).doesNotContain("John", "john@");
    }

    @Test
    void aWatchlistEntryIsRecordedWithoutThePerson() {
        // When
        var created = Desk.created(
                desk.post("/watchlist", Map.of("list", "bolo", "first_name", "Max", "last_name", "Muster")));
        desk.request()
                .delete("/api/v1/watchlist/" + created.getString("data.id"))
                .then()
                .statusCode(204);
        // Then
        var made = entry("watchlist.entry_created");
        assertThat(JsonPath.from(made).getString("data.after.list")).isEqualTo("bolo");
        assertThat(made).doesNotContain("Max", "Muster");
        assertThat(JsonPath.from(entry("watchlist.entry_deleted")).getString("data.object"))
                .isEqualTo(created.getString("data.id"));
    }

    @Test
    void whoSkipsTheScreeningIsRecorded() {
        // Given
        var location = desk.location("Main Office", "UTC");
        var office = new Desk.Office(desk, location, desk.host("John Doe", "j@company.example", "Sales", location));
        var body = new HashMap<String, Object>(office.jane());
        body.put("skip_screening", true);
        // When
        var visit = office.checkIn(body);
        // Then
        var skipped = JsonPath.from(entry("visitor.screening_skipped"));
        assertThat(skipped.getString("data.object")).isEqualTo(visit.getString("data.id"));
        assertThat(skipped.getString("data.actor")).startsWith("key_");
    }
}
