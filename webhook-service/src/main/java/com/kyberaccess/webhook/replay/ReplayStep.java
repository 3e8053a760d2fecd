package com.kyberaccess.webhook.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.kyberaccess.webhook.catalogue.EventCatalogue;
import com.kyberaccess.webhook.delivery.Pace;
import com.kyberaccess.webhook.delivery.Requeue;
import com.kyberaccess.webhook.intake.PlanRates;
import com.kyberaccess.webhook.subscription.Selection;
import com.kyberaccess.webhook.subscription.SubscriptionService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/// One step of a replay, a transaction: it takes the next chunk of events, queues their deliveries and moves
/// the position behind them. Killed before the commit, it never was; after it, it is not done again.
@ApplicationScoped
class ReplayStep {
    private static final int CHUNK = 250;
    /// So many deliveries of a replay wait at the most: what happens meanwhile need not wait behind a hundred thousand.
    private static final int MAX_WAITING = 500;

    private static final Duration QUEUE_IS_FULL = Duration.ofMillis(200);
    private static final Duration WEBHOOK_IS_OFF = Duration.ofSeconds(2);

    private final ReplayTable table;
    private final Requeue queue;
    private final SubscriptionService webhooks;
    private final ObjectMapper mapper;
    private final Pace pace;
    private final Clock clock;

    ReplayStep(
            ReplayTable table,
            Requeue queue,
            SubscriptionService webhooks,
            ObjectMapper mapper,
            PlanRates rates,
            Clock clock) {
        this.table = table;
        this.queue = queue;
        this.webhooks = webhooks;
        this.mapper = mapper;
        this.pace = new Pace(
                rates.enforced(),
                PlanRates.stepMicros(rates.starter()),
                PlanRates.stepMicros(rates.professional()),
                PlanRates.stepMicros(rates.enterprise()),
                PlanRates.BURST_MICROS);
        this.clock = clock;
    }

    /// @return whether there was something to do
    @Transactional
    public boolean take() {
        var claimed = table.claim(clock.instant());
        claimed.ifPresent(this::step);
        return claimed.isPresent();
    }

    private void step(ReplayJob job) {
        var now = clock.instant();
        if (!queue.hold(job.subscriptionId())) {
            table.await(job, now.plus(WEBHOOK_IS_OFF));
            return;
        }
        if (queue.waiting(job.subscriptionId(), MAX_WAITING) >= MAX_WAITING) {
            table.await(job, now.plus(QUEUE_IS_FULL));
            return;
        }
        var selection = webhooks.selection(job.tenant(), job.subscriptionId());
        var chosen = EventCatalogue.chosenBy(selection.events());
        var types = EventCatalogue.chosenBy(job.events()).stream()
                .filter(chosen::contains)
                .toList();
        var found = table.events(job, types, CHUNK);
        if (found.isEmpty()) {
            table.finish(job, now);
            return;
        }
        var wanted = found.stream()
                .filter(event -> wanted(event, job.subscriptionId(), selection))
                .map(ReplayTable.Found::id)
                .toList();
        table.advance(job, found.getLast(), found.size(), queue(job, wanted), now);
    }

    private int queue(ReplayJob job, List<UUID> events) {
        if (events.isEmpty()) {
            return 0;
        }
        var now = clock.instant();
        int again = queue.again(job.subscriptionId(), events, pace, now);
        return job.includeSkipped() ? again + queue.skipped(job.subscriptionId(), events, pace, now) : again;
    }

    private boolean wanted(ReplayTable.Found event, UUID webhook, Selection selection) {
        if (selection.filter() == null && !Selection.isAboutWebhooks(event.type())) {
            return true;
        }
        return selection.wants(event.type(), data(event), webhook);
    }

    private JsonNode data(ReplayTable.Found event) {
        try {
            return mapper.readTree(event.body()).path("data");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a logged event is not JSON", e);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
