package com.kyberaccess.webhook.intake;

import com.kyberaccess.webhook.subscription.FilteredWebhooks;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Which events of a batch pass the filter of which webhook, as two columns.
record FilterMatches(List<UUID> events, List<UUID> subscriptions) {

    static FilterMatches of(List<IncomingEvent> batch, List<FilteredWebhooks.Filtered> webhooks) {
        var matches = new FilterMatches(new ArrayList<>(), new ArrayList<>());
        for (var webhook : webhooks) {
            for (var event : batch) {
                if (webhook.belongsTo(event.tenant()) && webhook.filter().matches(event.type(), event.data())) {
                    matches.events.add(event.id());
                    matches.subscriptions.add(webhook.subscriptionId());
                }
            }
        }
        return matches;
    }
}
