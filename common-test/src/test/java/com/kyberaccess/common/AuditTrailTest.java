package com.kyberaccess.common;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.kyberaccess.common.audit.AuditTrail;
import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.TestTenants;
import com.kyberaccess.testing.TestTokens;
import com.kyberaccess.testing.TopicProbe;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class AuditTrailTest {
    @Inject
    AuditTrail audit;

    @Test
    void anEntryTellsWhoDidWhatFromWhereAndInWhichRequest() {
        // Given
        var tenant = TestTenants.next();
        // When
        given().header("Authorization", "Bearer " + TestTokens.readWrite(tenant))
                .header("X-Request-Id", "audited-request")
                .header("X-Forwarded-For", "203.0.113.7")
                .post("/api/v1/things/thg_1/audited")
                .then()
                .statusCode(204);
        // Then
        try (var topic = new TopicProbe(AuditTrail.TOPIC)) {
            var message = topic.await(m -> m.key().equals(tenant.account()));
            var entry = JsonPath.from(message.value());
            assertThat(entry.getString("event")).isEqualTo("thing.renamed");
            assertThat(entry.getString("data.actor")).startsWith("key_");
            assertThat(entry.getString("data.object")).isEqualTo("thg_1");
            assertThat(entry.getMap("data.before")).isEqualTo(Map.of("name", "old"));
            assertThat(entry.getMap("data.after")).isEqualTo(Map.of("name", "new"));
            assertThat(entry.getString("data.ip")).isEqualTo("203.0.113.7");
            assertThat(entry.getString("data.request_id")).isEqualTo("audited-request");
            assertThat(entry.getString("data.service")).isEqualTo("thing-service");
        }
    }

    @Test
    void whatTheSystemDidHasNoAddress() {
        // Given
        var tenant = TestTenants.next();
        // When
        QuarkusTransaction.requiringNew()
                .run(() -> audit.recordAs(
                        tenant, AuditTrail.SYSTEM, "thing.expired", "thg_2", null, Map.of("state", "expired")));
        // Then
        try (var topic = new TopicProbe(AuditTrail.TOPIC)) {
            var entry = JsonPath.from(
                    topic.await(m -> m.key().equals(tenant.account())).value());
            assertThat(entry.getString("data.actor")).isEqualTo("system");
            assertThat(entry.getMap("data")).containsEntry("ip", null).containsEntry("before", null);
        }
    }
}
