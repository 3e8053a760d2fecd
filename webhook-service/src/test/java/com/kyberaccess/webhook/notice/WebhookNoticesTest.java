package com.kyberaccess.webhook.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.kyberaccess.common.id.IdType;
import com.kyberaccess.common.outbox.Outbox;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.testing.EventContract;
import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.TestTenants;
import com.kyberaccess.webhook.subscription.Subscription;
import com.kyberaccess.webhook.subscription.WebhookFailing;
import com.kyberaccess.webhook.testsupport.Api;
import com.kyberaccess.webhook.testsupport.Egress;
import com.kyberaccess.webhook.testsupport.Sql;
import com.kyberaccess.webhook.testsupport.TestEvents;
import com.kyberaccess.webhook.testsupport.TestReceiver;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.MockMailbox;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(Egress.class)
class WebhookNoticesTest {
    private final TestReceiver receiver = new TestReceiver();
    private final TestReceiver other = new TestReceiver();

    @Inject
    MockMailbox mailbox;

    @Inject
    Event<WebhookFailing> failing;

    @Inject
    Sql sql;

    @AfterEach
    void close() {
        receiver.close();
        other.close();
    }

    @Test
    void disabledWebhookIsToldToTheOwnersAndToTheOtherWebhooksOnce() throws Exception {
        // Given
        var tenant = TestTenants.next();
        var owners = List.of(owner(tenant), owner(tenant));
        var webhook = Api.subscribe(tenant, receiver.url(), "*");
        Api.subscribe(tenant, other.url(), "webhook.disabled");
        receiver.always(TestReceiver.status(410));

        // When
        TestEvents.checkIn(tenant);

        // Then
        var event = new JsonMapper().readTree(other.await(1).getFirst().body());
        EventContract.assertFits("webhook.disabled", event);
        assertThat(event.at("/data/webhook/id").asText()).isEqualTo(webhook.id());
        assertThat(event.at("/data/reason").asText()).isEqualTo("endpoint_gone");
        for (var owner : owners) {
            var mail = awaitMail(owner);
            assertThat(mail.getSubject()).isEqualTo("The webhook \"Test\" was disabled");
            assertThat(mail.getText()).contains(webhook.id(), "410 Gone", "include_skipped");
            assertThat(mail.getHtml()).contains(webhook.id(), "410 Gone");
        }
        TestEvents.publish(tenant, TestEvents.ACCOUNT, "user.login", "{}");
        assertThat(receiver.received()).hasSize(1);
        assertThat(other.received()).hasSize(1);
    }

    @Test
    void failingWebhookIsToldToo() throws Exception {
        // Given
        var tenant = TestTenants.next();
        var owner = owner(tenant);
        var webhook = Api.subscribe(tenant, receiver.url(), "*");
        Api.subscribe(tenant, other.url(), "webhook.*");
        var id = Subscription.ID.parse(webhook.id()).orElseThrow();

        // When
        QuarkusTransaction.requiringNew()
                .run(() ->
                        failing.fire(new WebhookFailing(id, tenant, 75, 100, Instant.parse("2025-01-15T09:30:00Z"))));

        // Then
        var event = new JsonMapper().readTree(other.await(1).getFirst().body());
        EventContract.assertFits("webhook.failing", event);
        assertThat(event.at("/data/consecutive_failures").asInt()).isEqualTo(75);
        assertThat(awaitMail(owner).getText()).contains("75", "100", webhook.id());
        assertThat(receiver.received()).isEmpty();
    }

    @Test
    void noticesAreRolledBackWithWhatTheyTellOf() {
        // Given
        var tenant = TestTenants.next();
        owner(tenant);
        var webhook = Api.subscribe(tenant, receiver.url(), "*");
        var id = Subscription.ID.parse(webhook.id()).orElseThrow();

        // When
        QuarkusTransaction.begin();
        failing.fire(new WebhookFailing(id, tenant, 50, 100, Instant.parse("2025-01-15T09:30:00Z")));
        QuarkusTransaction.rollback();

        // Then
        assertThat(sql.count("SELECT count(*) FROM mail_message WHERE account_id = ?", tenant.accountId()))
                .isZero();
        assertThat(sql.count("SELECT count(*) FROM outbox WHERE aggregateid = ?", webhook.id()))
                .isZero();
    }

    private String owner(Tenant tenant) {
        var user = IdType.next();
        var address = Outbox.EVENT_ID.text(user) + "@example.com";
        sql.execute(
                "INSERT INTO account_owner (user_id, account_id, name, email, occurred_at) VALUES (?, ?, 'O', ?, now())",
                user,
                tenant.accountId(),
                address);
        return address;
    }

    private Mail awaitMail(String address) {
        return Awaitility.await()
                .until(() -> mailbox.getMailsSentTo(address), mails -> mails.size() == 1)
                .getFirst();
    }
}
