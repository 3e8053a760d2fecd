package com.kyberaccess.webhook.replay;

import com.kyberaccess.common.audit.AuditTrail;
import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.id.IdType;
import com.kyberaccess.common.paging.Page;
import com.kyberaccess.common.paging.PageRequest;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.webhook.subscription.SubscriptionService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/// Starts replays and shows how far they have come.
@ApplicationScoped
public class ReplayService {
    private final SubscriptionService webhooks;
    private final ReplayRepository replays;
    private final AuditTrail audit;
    private final Clock clock;

    ReplayService(SubscriptionService webhooks, ReplayRepository replays, AuditTrail audit, Clock clock) {
        this.webhooks = webhooks;
        this.replays = replays;
        this.audit = audit;
        this.clock = clock;
    }

    /// @throws ApiException 404; 409 `WEBHOOK_PAUSED`, `WEBHOOK_DISABLED`, or `REPLAY_RUNNING` while one runs
    @Transactional
    public ReplayView start(Tenant tenant, String webhookId, ReplayRequest request) {
        var webhook = webhooks.requireActive(tenant, webhookId);
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var id = IdType.next();
        var until = request.until() == null ? now : request.until();
        if (!request.since().isBefore(until)) {
            throw ApiException.invalidField("since", "Must be in the past");
        }
        if (!replays.create(tenant, webhook, id, request, until, now)) {
            throw new ApiException(ReplayError.REPLAY_RUNNING, "A replay of this webhook is running already.");
        }
        var replay = require(tenant, webhookId, ReplayJob.ID.text(id));
        audit.record("webhook.replayed", webhookId, null, replay);
        return replay;
    }

    /// The latest hundred, newest first.
    ///
    /// @throws ApiException 404 if the tenant has no such webhook
    @Transactional
    public Page<ReplayView> list(Tenant tenant, String webhookId) {
        var newest = replays.newest(tenant, webhooks.require(tenant, webhookId));
        return Page.of(newest, newest.size(), new PageRequest(1, PageRequest.MAX_PER_PAGE));
    }

    /// @throws ApiException 404 if the tenant has no such webhook, or the webhook no such replay
    @Transactional
    public ReplayView require(Tenant tenant, String webhookId, String replayId) {
        var webhook = webhooks.require(tenant, webhookId);
        return ReplayJob.ID
                .parse(replayId)
                .flatMap(id -> replays.byId(tenant, webhook, id))
                .orElseThrow(() -> ApiException.notFound("The replay"));
    }
}
