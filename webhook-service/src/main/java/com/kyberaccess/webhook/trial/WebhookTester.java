package com.kyberaccess.webhook.trial;

import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.event.DomainEvent;
import com.kyberaccess.common.id.IdType;
import com.kyberaccess.common.outbox.Outbox;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.webhook.catalogue.EventTypes;
import com.kyberaccess.webhook.delivery.Delivery;
import com.kyberaccess.webhook.delivery.RequestFactory;
import com.kyberaccess.webhook.delivery.TestLog;
import com.kyberaccess.webhook.deliverylog.DeliveryLogService;
import com.kyberaccess.webhook.deliverylog.DeliveryView;
import com.kyberaccess.webhook.egress.WebhookClient;
import com.kyberaccess.webhook.intake.EventBody;
import com.kyberaccess.webhook.subscription.Endpoint;
import com.kyberaccess.webhook.subscription.SubscriptionService;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/// Sends the sample of an event type to a webhook, with the headers and signatures of a real delivery, waits for the
/// answer and logs it. No transaction is open meanwhile. A paused or disabled webhook can be tested too.
@Singleton
class WebhookTester {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int UUID_V7_TIME_SHIFT = 16;

    private final SubscriptionService webhooks;
    private final EventTypes types;
    private final RequestFactory requests;
    private final WebhookClient client;
    private final TestLog log;
    private final DeliveryLogService deliveries;
    private final TestSlots slots;
    private final TestConfig config;
    private final Clock clock;

    WebhookTester(
            SubscriptionService webhooks,
            EventTypes types,
            RequestFactory requests,
            WebhookClient client,
            TestLog log,
            DeliveryLogService deliveries,
            TestSlots slots,
            TestConfig config,
            Clock clock) {
        this.webhooks = webhooks;
        this.types = types;
        this.requests = requests;
        this.client = client;
        this.log = log;
        this.deliveries = deliveries;
        this.slots = slots;
        this.config = config;
        this.clock = clock;
    }

    /// @return the delivery as the log shows it, with its one attempt
    /// @throws ApiException 404; 422 for an unknown type; 429 `TEST_LIMIT_REACHED`
    DeliveryView test(Tenant tenant, String webhookId, String type) {
        var endpoint = webhooks.endpoint(tenant, webhookId);
        var sample = types.find(type)
                .orElseThrow(() -> ApiException.invalidField("event", "Must be one of the types at GET /event-types"))
                .sample();
        var from = clock.instant().minus(MINUTE);
        var oldest = new UUID(from.toEpochMilli() << UUID_V7_TIME_SHIFT, 0);
        if (log.since(tenant, endpoint.subscriptionId(), from, oldest) >= config.perMinute()) {
            throw new ApiException(
                    TestError.TEST_LIMIT_REACHED,
                    "A webhook can be tested %d times a minute.".formatted(config.perMinute()));
        }
        return slots.with(tenant.accountId(), () -> {
            var event = new DomainEvent(
                    Outbox.EVENT_ID.text(IdType.next()), type, clock.instant(), sample.path("data"), tenant.account());
            var delivery = IdType.next();
            send(endpoint, delivery, event);
            return deliveries.get(tenant, webhookId, Delivery.ID.text(delivery));
        });
    }

    private void send(Endpoint endpoint, UUID delivery, DomainEvent event) {
        var at = clock.instant();
        var body = EventBody.of(event.id(), event.event(), event.timestamp(), event.data(), event.accountId());
        var request = requests.prepare(endpoint, delivery, event.event(), at, body);
        var exchange = client.post(request.target(), request.source(), request.headers(), body)
                .join();
        log.record(new TestLog.Test(
                endpoint.subscriptionId(),
                delivery,
                Outbox.EVENT_ID.parse(event.id()).orElseThrow(),
                event.event(),
                body,
                at,
                request.loggedHeaders(),
                exchange,
                clock.instant()));
    }
}
