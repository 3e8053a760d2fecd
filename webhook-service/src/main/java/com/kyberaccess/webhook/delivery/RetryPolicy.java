package com.kyberaccess.webhook.delivery;

import com.kyberaccess.webhook.egress.Exchange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// When a failed delivery is tried again (contract, article 3, *Retry Policy*).
///
/// @param delays after the first attempt, the second, …
record RetryPolicy(List<Duration> delays) {
    private static final int GONE = 410;

    RetryPolicy {
        if (delays.isEmpty() || delays.stream().anyMatch(delay -> delay.isNegative() || delay.isZero())) {
            throw new IllegalArgumentException("kyber.webhook.retry-delays needs at least one delay, all positive");
        }
        delays = List.copyOf(delays);
    }

    /// @param attempt the number of the attempt just made, from 1; a redelivery counts from 1 again
    /// @param ended when it ended
    Outcome after(int attempt, Exchange exchange, Instant ended) {
        if (exchange.succeeded()) {
            return new Outcome.Delivered();
        }
        if (exchange.status() != null && exchange.status() == GONE) {
            return new Outcome.EndpointGone();
        }
        return attempt > delays.size() ? new Outcome.GaveUp() : new Outcome.Retry(ended.plus(delays.get(attempt - 1)));
    }
}
