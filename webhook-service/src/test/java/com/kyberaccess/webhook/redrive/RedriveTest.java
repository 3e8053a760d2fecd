package com.kyberaccess.webhook.redrive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.kyberaccess.common.command.OperatorCommand;
import com.kyberaccess.common.id.IdType;
import com.kyberaccess.common.outbox.Outbox;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.TestTenants;
import com.kyberaccess.testing.TopicProbe;
import com.kyberaccess.webhook.testsupport.Api;
import com.kyberaccess.webhook.testsupport.Egress;
import com.kyberaccess.webhook.testsupport.Sql;
import com.kyberaccess.webhook.testsupport.TestEvents;
import com.kyberaccess.webhook.testsupport.TestReceiver;
import io.quarkus.arc.All;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(Egress.class)
class RedriveTest {
    private static final String DEAD = TestEvents.EMERGENCY + ".dlq";

    private final TestReceiver receiver = new TestReceiver();

    @Inject
    @All
    List<OperatorCommand> commands;

    @Inject
    Sql sql;

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void lettersThatCanBeReadNowAreDeliveredOnceAndOthersStay() {
        // Given
        var tenant = TestTenants.next();
        Api.subscribe(tenant, receiver.url(), "*");
        run(Map.of("topic", TestEvents.EMERGENCY));
        var event = park(tenant, "webhook-intake", "emergency.lockdown_activated");
        park(tenant, "webhook-intake", "emergency.lockdown_activated", "not an event");
        park(tenant, "emergency-service", "emergency.lockdown_deactivated");

        // When
        var first = run(Map.of("topic", TestEvents.EMERGENCY));
        var second = run(Map.of("topic", TestEvents.EMERGENCY));
        var again = run(Map.of("topic", TestEvents.EMERGENCY, "all", "true"));

        // Then
        assertThat(first).isEqualTo(new RedriveCommand.Result(1, 1, 1));
        assertThat(second).isEqualTo(new RedriveCommand.Result(0, 0, 0));
        assertThat(again.taken()).isPositive();
        assertThat(receiver.await(1).getFirst().text()).contains(event);
        assertThat(sql.count("SELECT count(*) FROM delivery WHERE account_id = ?", tenant.accountId()))
                .isEqualTo(1);
        assertThat(receiver.received()).hasSize(1);
    }

    @Test
    void accountsAreProjectedFromTheirLettersToo() {
        // Given
        var tenant = TestTenants.next();
        run(Map.of());
        var id = Outbox.EVENT_ID.text(IdType.next());
        TopicProbe.publish(
                TestEvents.ACCOUNT + ".dlq",
                tenant.account(),
                TestEvents.body(
                        id,
                        "account.changed",
                        "{\"account\":{\"id\":\"%s\",\"name\":\"Acme\",\"plan\":\"enterprise\"}}"
                                .formatted(tenant.account()),
                        tenant),
                Map.of("dead_letter_consumer", "webhook-accounts"));

        // When
        var result = run(Map.of());

        // Then
        assertThat(result.taken()).isEqualTo(1);
        assertThat(sql.count(
                        "SELECT count(*) FROM account WHERE account_id = ? AND plan = 'enterprise'",
                        tenant.accountId()))
                .isEqualTo(1);
    }

    @Test
    void unknownTopicIsRefused() {
        assertThatThrownBy(() -> run(Map.of("topic", "kyberaccess.audit.v1")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private RedriveCommand.Result run(Map<String, String> parameters) {
        return (RedriveCommand.Result) commands.stream()
                .filter(command -> command.name().equals("redrive-dead-letters"))
                .findFirst()
                .orElseThrow()
                .run(parameters);
    }

    private static String park(Tenant tenant, String consumer, String type) {
        var id = Outbox.EVENT_ID.text(IdType.next());
        park(tenant, consumer, type, TestEvents.body(id, type, "{}", tenant));
        return id;
    }

    private static void park(Tenant tenant, String consumer, String type, String value) {
        TopicProbe.publish(DEAD, tenant.account(), value, Map.of("dead_letter_consumer", consumer, "ce_type", type));
    }
}
