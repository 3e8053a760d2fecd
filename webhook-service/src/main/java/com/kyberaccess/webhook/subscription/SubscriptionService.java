package com.kyberaccess.webhook.subscription;

import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.id.IdType;
import com.kyberaccess.common.paging.Page;
import com.kyberaccess.common.paging.PageRequest;
import com.kyberaccess.common.security.Caller;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.webhook.signing.SecretVault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/// Creates, shows and deletes webhooks.
@ApplicationScoped
public class SubscriptionService {
    private final SubscriptionRepository subscriptions;
    private final PlanLimit planLimit;
    private final SecretVault secrets;
    private final Event<WebhookDeleted> deleted;
    private final Clock clock;

    SubscriptionService(
            SubscriptionRepository subscriptions,
            PlanLimit planLimit,
            SecretVault secrets,
            Event<WebhookDeleted> deleted,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.planLimit = planLimit;
        this.secrets = secrets;
        this.deleted = deleted;
        this.clock = clock;
    }

    /// @throws ApiException 403 `PLAN_LIMIT_REACHED`
    @Transactional
    public WebhookView create(Caller caller, CreateWebhookRequest request) {
        planLimit.reserve(caller.tenant(), caller.plan());
        var id = IdType.next();
        var secret = secrets.generate();
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var subscription = new Subscription(id, caller.tenant(), request, secrets.seal(secret, id), now);
        subscriptions.persist(subscription);
        return WebhookView.of(subscription, secret);
    }

    @Transactional
    public Page<WebhookView> list(Tenant tenant, PageRequest page) {
        return Page.of(subscriptions.newest(tenant, page), subscriptions.countOf(tenant), page)
                .map(WebhookView::of);
    }

    /// @throws ApiException 404 also for another tenant's
    @Transactional
    public WebhookView get(Tenant tenant, String id) {
        return subscriptions.byId(tenant, parse(id)).map(WebhookView::of).orElseThrow(SubscriptionService::notFound);
    }

    /// The webhook's id, for what belongs to it.
    ///
    /// @throws ApiException 404 also for another tenant's
    @Transactional
    public UUID require(Tenant tenant, String id) {
        return subscriptions.byId(tenant, parse(id)).map(Subscription::id).orElseThrow(SubscriptionService::notFound);
    }

    /// Deletes the webhook with its history; nothing more is sent to it, beyond what is on the wire already.
    ///
    /// @throws ApiException 404 also for another tenant's
    @Transactional
    public void delete(Tenant tenant, String id) {
        var subscriptionId = parse(id);
        // The row first: intake locks it while it adds deliveries, so none can be added behind the clean-up's back.
        if (!subscriptions.remove(tenant, subscriptionId)) {
            throw notFound();
        }
        deleted.fire(new WebhookDeleted(subscriptionId));
    }

    private static UUID parse(String id) {
        return Subscription.ID.parse(id).orElseThrow(SubscriptionService::notFound);
    }

    private static ApiException notFound() {
        return ApiException.notFound("The webhook");
    }
}
