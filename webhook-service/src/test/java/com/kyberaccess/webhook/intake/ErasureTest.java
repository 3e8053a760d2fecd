package com.kyberaccess.webhook.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.kyberaccess.common.id.IdType;
import com.kyberaccess.common.outbox.Outbox;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.TestTenants;
import com.kyberaccess.webhook.testsupport.Api;
import com.kyberaccess.webhook.testsupport.Egress;
import com.kyberaccess.webhook.testsupport.Sql;
import com.kyberaccess.webhook.testsupport.TestEvents;
import com.kyberaccess.webhook.testsupport.TestReceiver;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(Egress.class)
class ErasureTest {
    private final TestReceiver receiver = new TestReceiver();
    private final Tenant tenant = TestTenants.next();
    private final String visitor = new IdType("vis").text(IdType.next());

    @Inject
    Sql sql;

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void deletedVisitorIsErasedFromBodiesAndAnswers() {
        // Given
        receiver.always(TestReceiver.status(200, Map.of("X-Echo", "Jane"), "hello Jane"));
        var webhook = Api.subscribe(tenant, receiver.url(), "visitor.checked_in");
        var event = publish("visitor.checked_in");
        var other = new IdType("vis").text(IdType.next());
        publish("visitor.checked_in", other);
        Awaitility.await()
                .until(
                        () -> Api.deliveries(tenant, webhook).getList("data.findAll { it.status == 'delivered' }"),
                        all -> all.size() == 2);

        // When
        publish("visitor.deleted");

        // Then
        Awaitility.await().until(() -> !body(event).contains("Jane"));
        assertThat(body(event))
                .isEqualTo(TestEvents.body(
                        event, "visitor.checked_in", "{\"visitor\":{\"id\":\"%s\"}}".formatted(visitor), tenant));
        assertThat(sql.count("""
                SELECT count(*) FROM delivery_attempt a JOIN delivery d ON d.id = a.delivery_id
                WHERE d.account_id = ? AND a.response_body = '' AND a.response_headers = '{}'
                """, tenant.accountId())).isEqualTo(1);
        assertThat(sql.count("SELECT count(*) FROM event WHERE visitor_id = ? AND NOT erased", other))
                .isEqualTo(1);
    }

    @Test
    void attemptThatIsStillToComeSendsTheReducedBody() {
        // Given
        var webhook = Api.subscribe(tenant, receiver.url(), "visitor.checked_in");
        sql.execute(
                "UPDATE subscription SET consecutive_failures = 5, next_attempt_at = 'infinity' WHERE account_id = ?",
                tenant.accountId());
        var event = publish("visitor.checked_in");
        Awaitility.await().until(() -> Api.deliveries(tenant, webhook).getInt("meta.total") == 1);
        publish("visitor.deleted");
        Awaitility.await().until(() -> !body(event).contains("Jane"));

        // When
        sql.execute("UPDATE subscription SET next_attempt_at = '-infinity' WHERE account_id = ?", tenant.accountId());

        // Then
        assertThat(receiver.await(1).getFirst().text()).contains(visitor).doesNotContain("Jane");
    }

    @Test
    void eventThatComesAfterTheDeletionIsReducedToo() {
        // Given
        publish("visitor.deleted");
        Awaitility.await()
                .until(() -> sql.count("SELECT count(*) FROM erased_visitor WHERE visitor_id = ?", visitor) == 1);

        // When
        var late = publish("visitor.updated");

        // Then
        Awaitility.await().until(() -> sql.count("SELECT count(*) FROM event WHERE id = ?", id(late)) == 1);
        assertThat(body(late)).contains(visitor).doesNotContain("Jane");
    }

    @Test
    void anotherAccountsEventsAreNotTouched() {
        // Given
        var other = TestTenants.next();
        var data = "{\"visitor\":{\"id\":\"%s\",\"first_name\":\"Jane\"}}".formatted(visitor);
        var theirs = TestEvents.publish(other, TestEvents.VISITOR, "visitor.updated", data);
        Awaitility.await().until(() -> sql.count("SELECT count(*) FROM event WHERE id = ?", id(theirs)) == 1);

        // When
        publish("visitor.deleted");
        var ours = publish("visitor.updated");

        // Then
        Awaitility.await().until(() -> sql.count("SELECT count(*) FROM event WHERE id = ? AND erased", id(ours)) == 1);
        assertThat(body(theirs)).contains("Jane");
    }

    private String publish(String type) {
        return publish(type, visitor);
    }

    private String publish(String type, String of) {
        var name = type.equals("visitor.deleted") ? "" : ",\"first_name\":\"Jane\"";
        return TestEvents.publish(
                tenant, TestEvents.VISITOR, type, "{\"visitor\":{\"id\":\"%s\"%s}}".formatted(of, name));
    }

    private String body(String event) {
        return sql.text("SELECT convert_from(body, 'UTF8') FROM event WHERE id = ?", id(event));
    }

    private static UUID id(String event) {
        return Outbox.EVENT_ID.parse(event).orElseThrow();
    }
}
