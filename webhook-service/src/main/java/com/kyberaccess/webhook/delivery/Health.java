package com.kyberaccess.webhook.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How a webhook does.
///
/// @param consecutiveFailures attempts that failed since one succeeded, or since the webhook was resumed
/// @param failingSince when the first of them ended, null if there is none
/// @param nextAttemptAt the gate; null for none
record Health(
        int consecutiveFailures,
        @Nullable Instant failingSince,
        @Nullable Instant nextAttemptAt) {

    /// After these attempts. A gate that a claim holds opens with the record of that claim's attempt only.
    Health after(FailureRun run, Breaker breaker) {
        int failures = run.succeeded() ? run.trailing() : consecutiveFailures + run.trailing();
        if (failures == 0) {
            return new Health(0, null, run.gated() ? null : nextAttemptAt);
        }
        var since = run.succeeded() || failingSince == null ? run.since() : failingSince;
        if (!Breaker.isOpen(failures) || since == null || run.lastFailure() == null) {
            return new Health(failures, since, run.gated() ? null : nextAttemptAt);
        }
        var next = breaker.nextAttempt(since, run.lastFailure());
        return new Health(failures, since, run.gated() ? next : later(next));
    }

    private Instant later(Instant next) {
        return nextAttemptAt != null && nextAttemptAt.isAfter(next) ? nextAttemptAt : next;
    }

    /// The largest count on the way there.
    int peak(FailureRun run) {
        return Math.max(consecutiveFailures + run.leading(), Math.max(run.longest(), run.trailing()));
    }
}
