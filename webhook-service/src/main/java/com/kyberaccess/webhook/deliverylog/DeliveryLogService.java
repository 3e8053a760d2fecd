package com.kyberaccess.webhook.deliverylog;

import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.paging.Page;
import com.kyberaccess.common.paging.PageRequest;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.webhook.delivery.Delivery;
import com.kyberaccess.webhook.delivery.DeliveryStatus;
import com.kyberaccess.webhook.subscription.SubscriptionService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;

/// Shows what was sent to a webhook and what came back.
@ApplicationScoped
public class DeliveryLogService {
    private final SubscriptionService webhooks;
    private final DeliveryLogRepository log;

    DeliveryLogService(SubscriptionService webhooks, DeliveryLogRepository log) {
        this.webhooks = webhooks;
        this.log = log;
    }

    /// @throws ApiException 404 if the tenant has no such webhook
    @Transactional
    public Page<DeliveryView> list(Tenant tenant, String webhookId, @Nullable DeliveryStatus status, PageRequest page) {
        var webhook = webhooks.require(tenant, webhookId);
        return Page.of(log.newest(tenant, webhook, status, page), log.count(tenant, webhook, status), page);
    }

    /// @throws ApiException 404 if the tenant has no such webhook, or the webhook no such delivery
    @Transactional
    public DeliveryView get(Tenant tenant, String webhookId, String deliveryId) {
        var webhook = webhooks.require(tenant, webhookId);
        var id = Delivery.ID.parse(deliveryId).orElseThrow(DeliveryLogService::notFound);
        var delivery = log.byId(tenant, webhook, id).orElseThrow(DeliveryLogService::notFound);
        return delivery.with(log.attempts(tenant, id));
    }

    private static ApiException notFound() {
        return ApiException.notFound("The delivery");
    }
}
