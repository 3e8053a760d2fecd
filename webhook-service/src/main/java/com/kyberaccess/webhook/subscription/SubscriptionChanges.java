package com.kyberaccess.webhook.subscription;

import com.kyberaccess.common.audit.AuditTrail;
import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.http.EntityTags;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.webhook.filter.FilterCodec;
import com.kyberaccess.webhook.header.HeaderVault;
import com.kyberaccess.webhook.signing.SecretVault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// Changes webhooks, each under its row's lock.
@ApplicationScoped
class SubscriptionChanges {
    private final SubscriptionRepository subscriptions;
    private final SecretVault secrets;
    private final HeaderVault headers;
    private final FilterCodec filters;
    private final WebhookViews views;
    private final EntityTags tags;
    private final AuditTrail audit;
    private final Clock clock;

    SubscriptionChanges(
            SubscriptionRepository subscriptions,
            SecretVault secrets,
            HeaderVault headers,
            FilterCodec filters,
            WebhookViews views,
            EntityTags tags,
            AuditTrail audit,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.secrets = secrets;
        this.headers = headers;
        this.filters = filters;
        this.views = views;
        this.tags = tags;
        this.audit = audit;
        this.clock = clock;
    }

    /// What waits in the queue goes where the webhook leads now. The signing secret stays (contract, article 3).
    ///
    /// @throws ApiException 404; 412 if `ifMatch` names another state
    @Transactional
    public WebhookView update(Tenant tenant, String id, @Nullable String ifMatch, UpdateWebhookRequest request) {
        var subscription = locked(tenant, id);
        tags.require(ifMatch, views.of(subscription));
        var before = views.state(subscription);
        var custom = request.gives("headers")
                ? views.headers(subscription).replacedBy(request.headers())
                : views.headers(subscription);
        subscription.change(request, filters.write(request.filter()), headers.seal(custom, subscription.id()), now());
        audit.record("webhook.updated", id, before, views.state(subscription));
        return views.of(subscription);
    }

    /// Events are skipped from now on, retries are held (contract, article 3, *Pausing a Webhook*).
    ///
    /// @throws ApiException 404; 409 `WEBHOOK_DISABLED`
    @Transactional
    public WebhookView pause(Tenant tenant, String id) {
        var subscription = locked(tenant, id);
        if (subscription.status() == WebhookStatus.DISABLED) {
            throw new ApiException(WebhookError.WEBHOOK_DISABLED, "The webhook is disabled already.");
        }
        if (subscription.status() == WebhookStatus.ACTIVE) {
            subscription.pause(now());
            audit.record("webhook.paused", id, null, null);
        }
        return views.of(subscription);
    }

    /// Events are delivered from now on, held retries too; what was skipped stays skipped. A disabled webhook begins
    /// without a failure.
    ///
    /// @throws ApiException 404
    @Transactional
    public WebhookView resume(Tenant tenant, String id) {
        var subscription = locked(tenant, id);
        if (subscription.status() != WebhookStatus.ACTIVE) {
            subscriptions.resetFailures(tenant, subscription.id());
            subscriptions.getEntityManager().refresh(subscription);
            subscription.resume(now());
            audit.record("webhook.resumed", id, null, null);
        }
        return views.of(subscription);
    }

    /// @throws ApiException 404
    @Transactional
    public WebhookView rotateSecret(Tenant tenant, String id, RotateSecretRequest request) {
        var subscription = locked(tenant, id);
        var secret = secrets.generate();
        var now = now();
        var until = request.seconds() == 0 ? null : now.plusSeconds(request.seconds());
        subscription.rotate(secrets.seal(secret, subscription.id()), until, now);
        audit.record("webhook.secret_rotated", id, null, new WebhookState.SecretState(request.seconds()));
        return views.of(subscription, secret);
    }

    private Subscription locked(Tenant tenant, String id) {
        return subscriptions
                .lockedById(tenant, SubscriptionService.parse(id))
                .orElseThrow(SubscriptionService::notFound);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
