package com.kyberaccess.webhook.delivery;

import java.time.Duration;
import java.time.Instant;

/// When a failing webhook gets its next request (design §6: while an endpoint fails, one probe at a time goes out
/// and the rest waits, so that a half-second outage cannot burn 100 attempts).
///
/// After {@link #THRESHOLD} failures in a row one request at a time is claimed, and the next one only after as
/// long again as the webhook has been failing, from `shortest` to `longest`. One success ends it.
record Breaker(Duration shortest, Duration longest) {
    /// Failures in a row that open it; the index `subscription_gated` names it too.
    static final int THRESHOLD = 5;

    /// Failures in a row that disable the webhook (contract, article 3, *Troubleshooting*).
    static final int DISABLED_AFTER = 100;

    static boolean isOpen(int consecutiveFailures) {
        return consecutiveFailures >= THRESHOLD;
    }

    /// @param since when the first of the failures ended
    /// @param ended when the latest did
    Instant nextAttempt(Instant since, Instant ended) {
        var failing = Duration.between(since, ended);
        var wait = failing.compareTo(shortest) < 0 ? shortest : failing.compareTo(longest) > 0 ? longest : failing;
        return ended.plus(wait);
    }
}
