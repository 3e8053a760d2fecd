package com.kyberaccess.webhook.notice;

import com.kyberaccess.common.mail.MailDraft;
import com.kyberaccess.common.mail.MailQueue;
import com.kyberaccess.common.outbox.Outbox;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.webhook.account.Accounts;
import com.kyberaccess.webhook.subscription.DisabledReason;
import com.kyberaccess.webhook.subscription.Subscription;
import com.kyberaccess.webhook.subscription.WebhookDisabled;
import com.kyberaccess.webhook.subscription.WebhookFailing;
import com.kyberaccess.webhook.subscription.WebhookNames;
import io.quarkus.qute.Engine;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import java.util.function.UnaryOperator;

/// Writes the notices in the transaction that disables a webhook, or that counted its failures: once each time.
@ApplicationScoped
class WebhookNotices {
    /// Intake reads it; webhook events come in with those of the account.
    private static final String TOPIC = "kyberaccess.account.v1";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'");

    private final WebhookNames names;
    private final Accounts accounts;
    private final MailQueue mails;
    private final Outbox outbox;
    private final Template disabledText;
    private final Template disabledHtml;
    private final Template failingText;
    private final Template failingHtml;

    WebhookNotices(WebhookNames names, Accounts accounts, MailQueue mails, Outbox outbox, Engine templates) {
        this.names = names;
        this.accounts = accounts;
        this.mails = mails;
        this.outbox = outbox;
        this.disabledText = templates.getTemplate("webhook_disabled.txt");
        this.disabledHtml = templates.getTemplate("webhook_disabled.html");
        this.failingText = templates.getTemplate("webhook_failing.txt");
        this.failingHtml = templates.getTemplate("webhook_failing.html");
    }

    /// A webhook in an event.
    record WebhookCard(String id, String name) {}

    /// `data` of `webhook.disabled`.
    record Disabled(WebhookCard webhook, DisabledReason reason, Instant disabledAt) {}

    /// `data` of `webhook.failing`.
    record Failing(WebhookCard webhook, int consecutiveFailures, int disabledAfter) {}

    @Transactional(Transactional.TxType.MANDATORY)
    void disabled(@Observes WebhookDisabled event) {
        var webhook = card(event.tenant(), event.subscriptionId());
        publish(
                event.tenant(),
                webhook,
                "webhook.disabled",
                event.at(),
                new Disabled(webhook, event.reason(), event.at()));
        var reason = event.reason() == DisabledReason.ENDPOINT_GONE
                ? "Its endpoint answered 410 Gone."
                : "Too many attempts in a row failed.";
        mail(
                event.tenant(),
                "The webhook \"%s\" was disabled".formatted(webhook.name()),
                disabledText,
                disabledHtml,
                template -> template.data("webhook", webhook)
                        .data("reason", reason)
                        .data("time", TIME.format(event.at().atOffset(ZoneOffset.UTC))));
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void failing(@Observes WebhookFailing event) {
        var webhook = card(event.tenant(), event.subscriptionId());
        publish(
                event.tenant(),
                webhook,
                "webhook.failing",
                event.at(),
                new Failing(webhook, event.consecutiveFailures(), event.disabledAfter()));
        mail(
                event.tenant(),
                "The webhook \"%s\" is failing".formatted(webhook.name()),
                failingText,
                failingHtml,
                template -> template.data("webhook", webhook)
                        .data("failures", event.consecutiveFailures())
                        .data("limit", event.disabledAfter()));
    }

    private void publish(Tenant tenant, WebhookCard webhook, String type, Instant at, Object data) {
        outbox.append(TOPIC, webhook.id(), tenant, type, at, data);
    }

    private void mail(
            Tenant tenant, String subject, Template text, Template html, UnaryOperator<TemplateInstance> filled) {
        for (var owner : accounts.owners(tenant.accountId())) {
            mails.append(
                    tenant,
                    new MailDraft(
                            owner.email(),
                            subject,
                            filled.apply(text.data("owner", owner.name())).render(),
                            filled.apply(html.data("owner", owner.name())).render()));
        }
    }

    private WebhookCard card(Tenant tenant, UUID webhook) {
        return new WebhookCard(Subscription.ID.text(webhook), names.of(tenant, webhook));
    }
}
