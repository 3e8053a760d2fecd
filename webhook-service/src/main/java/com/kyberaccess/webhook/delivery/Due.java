package com.kyberaccess.webhook.delivery;

import com.kyberaccess.webhook.subscription.Endpoint;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A delivery that this process has claimed.
///
/// @param lane where it was claimed
/// @param gated whether it holds its webhook's gate: nothing else goes to that webhook until it is recorded
/// @param attempt the number of the attempt to be made, from 1
/// @param earlierAttempts how many of them were made before it was redelivered: the retry table begins again there
/// @param body the event's bytes
/// @param traceparent of the span that took the event in, null where nobody traced
record Due(
        UUID deliveryId,
        UUID accountId,
        UUID eventId,
        Lane lane,
        boolean gated,
        int attempt,
        int earlierAttempts,
        Endpoint endpoint,
        String eventType,
        byte[] body,
        @Nullable String traceparent) {

    UUID subscriptionId() {
        return endpoint.subscriptionId();
    }
}
