package com.kyberaccess.common;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.kyberaccess.common.id.IdType;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.MetricsPage;
import com.kyberaccess.testing.TestTenants;
import com.kyberaccess.testing.TestTokens;
import com.kyberaccess.testing.TopicProbe;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class OutboxTest {
    private final Tenant tenant = TestTenants.next();
    private final String thing = IdType.next().toString();
    private final DataSource database;

    @SuppressWarnings("NullAway.Init")
    @TestHTTPResource(value = "/metrics", management = true)
    URI metrics;

    OutboxTest(DataSource database) {
        this.database = database;
    }

    @Test
    void anEventIsPublishedWithItsBodyAndAttributes() {
        // When
        emit(1, 1, false, 204);
        // Then
        try (var topic = new TopicProbe(ThingResource.TOPIC)) {
            var message = topic.await(m -> thing.equals(m.key()));
            var body = JsonPath.from(message.value());
            assertThat(body.getString("id")).matches("evt_[0-9a-z]{26}");
            assertThat(message.value()).startsWith("{\"id\":\"evt_");
            assertThat(body.getString("event")).isEqualTo("thing.happened");
            assertThat(body.getString("timestamp")).isEqualTo("1970-01-01T00:00:00Z");
            assertThat(body.getString("account_id")).isEqualTo(tenant.account());
            assertThat(TopicProbe.header(message, "ce_id")).isEqualTo(body.getString("id"));
            assertThat(TopicProbe.header(message, "ce_type")).isEqualTo("thing.happened");
            assertThat(TopicProbe.header(message, "kyber_mode")).isEqualTo("live");
        }
    }

    @Test
    void whatIsRolledBackIsNeverPublished() {
        // When
        emit(1, 3, true, 500);
        emit(4, 4, false, 204);
        // Then
        try (var topic = new TopicProbe(ThingResource.TOPIC)) {
            topic.await(m -> thing.equals(m.key()));
            assertThat(numbers(topic)).containsExactly(4);
        }
    }

    @Test
    void whatKafkaHasAcknowledgedIsDeleted() {
        // When
        emit(1, 20, false, 204);
        // Then
        await().atMost(Duration.ofSeconds(20)).until(() -> rowsOf(thing) == 0);
        try (var topic = new TopicProbe(ThingResource.TOPIC)) {
            assertThat(numbers(topic))
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1, 20).boxed().toList());
        }
    }

    @Test
    void eventsCommittedWhileKafkaIsDownArriveAfterwardsInOrder() {
        // Given
        emit(1, 2, false, 204);
        await().atMost(Duration.ofSeconds(20)).until(() -> rowsOf(thing) == 0);
        Infrastructure.kafka().stop();
        // When
        try {
            emit(3, 10, false, 204);
            emit(11, 12, false, 204);
            assertThat(MetricsPage.of(metrics).sum("kyber_outbox_rows ")).isGreaterThanOrEqualTo(10);
            assertThat(MetricsPage.of(metrics).sum("kyber_outbox_age_seconds ")).isPositive();
        } finally {
            Infrastructure.kafka().start();
        }
        // Then
        try (var topic = new TopicProbe(ThingResource.TOPIC)) {
            topic.await(12, m -> thing.equals(m.key()));
            assertThat(numbers(topic).stream().distinct())
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1, 12).boxed().toList());
        }
    }

    @Test
    void rowsThatACrashLeftBehindArePublished() throws SQLException {
        // Given
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        INSERT INTO outbox (id, aggregatetype, aggregateid, type, payload, mode, occurred_at)
                        VALUES (gen_random_uuid(), ?, ?, 'thing.happened', '{"data":7}', 'live', now())
                        """)) {
            // When
            insert.setString(1, ThingResource.TOPIC);
            insert.setString(2, thing);
            insert.executeUpdate();
        }
        // Then
        try (var topic = new TopicProbe(ThingResource.TOPIC)) {
            topic.await(m -> thing.equals(m.key()));
            assertThat(numbers(topic)).containsExactly(7);
        }
    }

    @Test
    void anEventIsNewOnlyOnce() {
        assertThat(receive(false, 200)).isTrue();
        assertThat(receive(false, 200)).isFalse();
    }

    @Test
    void anEventWhoseWorkWasRolledBackIsNewAgain() {
        // Given
        given().auth()
                .oauth2(TestTokens.readWrite(tenant))
                .post("/api/v1/things/{id}/inbox/true", thing)
                .then()
                .statusCode(500);
        // Then
        assertThat(receive(false, 200)).isTrue();
    }

    private boolean receive(boolean fail, int status) {
        return given().auth()
                .oauth2(TestTokens.readWrite(tenant))
                .post("/api/v1/things/{id}/inbox/{fail}", thing, fail)
                .then()
                .statusCode(status)
                .extract()
                .path("first");
    }

    private void emit(int from, int to, boolean fail, int status) {
        given().auth()
                .oauth2(TestTokens.readWrite(tenant))
                .post("/api/v1/things/{id}/events/{from}/{to}/{fail}", thing, from, to, fail)
                .then()
                .statusCode(status);
    }

    private List<Integer> numbers(TopicProbe topic) {
        return topic.present(m -> thing.equals(m.key())).stream()
                .map(m -> JsonPath.from(m.value()).getInt("data"))
                .toList();
    }

    private int rowsOf(String aggregate) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("SELECT count(*) FROM outbox WHERE aggregateid = ?")) {
            select.setString(1, aggregate);
            try (var rows = select.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }
}
