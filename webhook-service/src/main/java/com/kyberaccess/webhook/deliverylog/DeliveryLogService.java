package com.kyberaccess.webhook.deliverylog;

import com.kyberaccess.common.audit.AuditTrail;
import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.outbox.Outbox;
import com.kyberaccess.common.paging.Page;
import com.kyberaccess.common.paging.PageRequest;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.webhook.delivery.Delivery;
import com.kyberaccess.webhook.delivery.Pace;
import com.kyberaccess.webhook.delivery.Requeue;
import com.kyberaccess.webhook.subscription.SubscriptionService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/// Shows what was sent to a webhook and what came back.
@ApplicationScoped
public class DeliveryLogService {
    private final SubscriptionService webhooks;
    private final DeliveryLogRepository log;
    private final Requeue queue;
    private final AuditTrail audit;
    private final Clock clock;

    DeliveryLogService(
            SubscriptionService webhooks, DeliveryLogRepository log, Requeue queue, AuditTrail audit, Clock clock) {
        this.webhooks = webhooks;
        this.log = log;
        this.queue = queue;
        this.audit = audit;
        this.clock = clock;
    }

    /// @throws ApiException 404 if the tenant has no such webhook
    @Transactional
    public Page<DeliveryView> list(Tenant tenant, String webhookId, DeliveryQuery.Filter filter, PageRequest page) {
        var webhook = webhooks.require(tenant, webhookId);
        return Page.of(log.newest(tenant, webhook, filter, page), log.count(tenant, webhook, filter), page);
    }

    /// @throws ApiException 404 if the tenant has no such webhook, or the webhook no such delivery
    @Transactional
    public DeliveryView get(Tenant tenant, String webhookId, String deliveryId) {
        var webhook = webhooks.require(tenant, webhookId);
        var id = Delivery.ID.parse(deliveryId).orElseThrow(DeliveryLogService::notFound);
        var delivery = log.byId(tenant, webhook, id).orElseThrow(DeliveryLogService::notFound);
        return delivery.with(log.attempts(tenant, id));
    }

    /// Sends the delivery again under its id, with all retries; one that is under way is tried at once.
    ///
    /// @return the delivery as it waits
    /// @throws ApiException 404; 409 `WEBHOOK_PAUSED`, `WEBHOOK_DISABLED` or `TEST_DELIVERY`
    @Transactional
    public DeliveryView redeliver(Tenant tenant, String webhookId, String deliveryId) {
        var webhook = webhooks.requireActive(tenant, webhookId);
        var id = Delivery.ID.parse(deliveryId).orElseThrow(DeliveryLogService::notFound);
        var delivery = log.byId(tenant, webhook, id).orElseThrow(DeliveryLogService::notFound);
        if (delivery.test()) {
            throw new ApiException(DeliveryLogError.TEST_DELIVERY, "This was a test. Send another.");
        }
        if (!queue.hold(webhook)) {
            throw notFound();
        }
        var event = Outbox.EVENT_ID.parse(delivery.eventId()).orElseThrow();
        if (queue.again(webhook, List.of(event), Pace.NONE, clock.instant()) == 0) {
            queue.sooner(webhook, event, clock.instant());
        }
        audit.record("webhook.redelivered", webhookId, null, Map.of("delivery", deliveryId));
        return get(tenant, webhookId, deliveryId);
    }

    private static ApiException notFound() {
        return ApiException.notFound("The delivery");
    }
}
