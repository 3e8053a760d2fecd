package com.kyberaccess.webhook.subscription;

import com.kyberaccess.common.audit.AuditTrail;
import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.id.IdType;
import com.kyberaccess.common.paging.Page;
import com.kyberaccess.common.paging.PageRequest;
import com.kyberaccess.common.security.Caller;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.webhook.filter.FilterCodec;
import com.kyberaccess.webhook.header.CustomHeaders;
import com.kyberaccess.webhook.header.HeaderVault;
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
    private final HeaderVault headers;
    private final FilterCodec filters;
    private final WebhookViews views;
    private final AuditTrail audit;
    private final Event<WebhookDeleted> deleted;
    private final Clock clock;

    SubscriptionService(
            SubscriptionRepository subscriptions,
            PlanLimit planLimit,
            SecretVault secrets,
            HeaderVault headers,
            FilterCodec filters,
            WebhookViews views,
            AuditTrail audit,
            Event<WebhookDeleted> deleted,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.planLimit = planLimit;
        this.secrets = secrets;
        this.headers = headers;
        this.filters = filters;
        this.views = views;
        this.audit = audit;
        this.deleted = deleted;
        this.clock = clock;
    }

    /// @throws ApiException 403 `PLAN_LIMIT_REACHED`
    @Transactional
    public WebhookView create(Caller caller, CreateWebhookRequest request) {
        planLimit.reserve(caller.tenant(), caller.plan());
        var id = IdType.next();
        var secret = secrets.generate();
        var custom = CustomHeaders.NONE.replacedBy(request.headers());
        var subscription = new Subscription(
                id,
                caller.tenant(),
                request,
                secrets.seal(secret, id),
                filters.write(request.filter()),
                headers.seal(custom, id),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        subscriptions.persist(subscription);
        audit.record("webhook.created", Subscription.ID.text(id), null, views.state(subscription));
        return views.of(subscription, secret);
    }

    @Transactional
    public Page<WebhookView> list(Tenant tenant, PageRequest page) {
        return Page.of(subscriptions.newest(tenant, page), subscriptions.countOf(tenant), page)
                .map(views::of);
    }

    /// @throws ApiException 404 also for another tenant's
    @Transactional
    public WebhookView get(Tenant tenant, String id) {
        return views.of(find(tenant, id));
    }

    /// The webhook's id, for what belongs to it.
    ///
    /// @throws ApiException 404 also for another tenant's
    @Transactional
    public UUID require(Tenant tenant, String id) {
        return find(tenant, id).id();
    }

    /// The webhook's id, for what makes it deliver.
    ///
    /// @throws ApiException 404 also for another tenant's; 409 `WEBHOOK_PAUSED` or `WEBHOOK_DISABLED`
    @Transactional
    public UUID requireActive(Tenant tenant, String id) {
        var subscription = find(tenant, id);
        switch (subscription.status()) {
            case ACTIVE -> {}
            case PAUSED ->
                throw new ApiException(WebhookError.WEBHOOK_PAUSED, "The webhook is paused. Resume it first.");
            case DISABLED ->
                throw new ApiException(WebhookError.WEBHOOK_DISABLED, "The webhook is disabled. Resume it first.");
        }
        return subscription.id();
    }

    /// Where the webhook's requests go.
    ///
    /// @throws ApiException 404 also for another tenant's
    @Transactional
    public Endpoint endpoint(Tenant tenant, String id) {
        return find(tenant, id).endpoint();
    }

    /// Which events the webhook gets.
    ///
    /// @throws ApiException 404 also for another tenant's
    @Transactional
    public Selection selection(Tenant tenant, UUID id) {
        var subscription = subscriptions.byId(tenant, id).orElseThrow(SubscriptionService::notFound);
        return new Selection(subscription.events(), filters.read(subscription.filter()));
    }

    /// Deletes the webhook with its history; nothing more is sent to it, beyond what is on the wire already.
    ///
    /// @throws ApiException 404 also for another tenant's
    @Transactional
    public void delete(Tenant tenant, String id) {
        var before = views.state(find(tenant, id));
        var subscriptionId = parse(id);
        // The row first: intake locks it while it adds deliveries, so none can be added behind the clean-up's back.
        if (!subscriptions.remove(tenant, subscriptionId)) {
            throw notFound();
        }
        deleted.fire(new WebhookDeleted(subscriptionId));
        audit.record("webhook.deleted", id, before, null);
    }

    private Subscription find(Tenant tenant, String id) {
        return subscriptions.byId(tenant, parse(id)).orElseThrow(SubscriptionService::notFound);
    }

    static UUID parse(String id) {
        return Subscription.ID.parse(id).orElseThrow(SubscriptionService::notFound);
    }

    static ApiException notFound() {
        return ApiException.notFound("The webhook");
    }
}
