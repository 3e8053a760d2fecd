package com.kyberaccess.webhook.delivery;

import com.kyberaccess.webhook.egress.Exchange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// When a failed delivery is tried again (contract, article 3, *Retry Policy*). The table is kept to the second,
/// without jitter: waves of retries are spread by their lane and by each webhook's window.
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

    /// A receiver's `Retry-After` makes the wait longer, up to the table's next one (design §6); shorter never.
    ///
    /// @param attempt the number of the attempt just made, from 1; a redelivery counts from 1 again
    /// @param ended when it ended
    Outcome after(int attempt, Exchange exchange, Instant ended) {
        if (exchange.succeeded()) {
            return new Outcome.Delivered();
        }
        if (exchange.status() != null && exchange.status() == GONE) {
            return new Outcome.EndpointGone();
        }
        if (attempt > delays.size()) {
            return new Outcome.GaveUp();
        }
        var delay = delays.get(attempt - 1);
        var longest = max(delay, delays.get(Math.min(attempt, delays.size() - 1)));
        var wanted = RetryAfter.of(exchange, ended).orElse(delay);
        return new Outcome.Retry(ended.plus(max(delay, min(wanted, longest))));
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
