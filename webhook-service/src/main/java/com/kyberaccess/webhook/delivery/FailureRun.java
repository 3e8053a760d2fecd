package com.kyberaccess.webhook.delivery;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What some attempts at one webhook, in the order in which they ended, mean for its count of consecutive
/// failures.
///
/// @param leading failures before the first success
/// @param longest failures in a row between two successes, at the most
/// @param trailing failures after the last success; all of them if there was none
/// @param since when the first of the trailing ones ended
/// @param lastFailure when the last of them ended
/// @param gated whether one of the attempts held the webhook's gate
/// @param gone whether one was answered 410
record FailureRun(
        boolean succeeded,
        int leading,
        int longest,
        int trailing,
        @Nullable Instant since,
        @Nullable Instant lastFailure,
        boolean gated,
        boolean gone) {

    static FailureRun of(List<Attempt> attempts) {
        boolean succeeded = false;
        boolean gated = false;
        boolean gone = false;
        int leading = 0;
        int longest = 0;
        int run = 0;
        Instant since = null;
        Instant lastFailure = null;
        for (var attempt : attempts) {
            gated |= attempt.due().gated();
            gone |= attempt.outcome() instanceof Outcome.EndpointGone;
            if (attempt.outcome() instanceof Outcome.Delivered) {
                leading = succeeded ? leading : run;
                longest = succeeded ? Math.max(longest, run) : longest;
                succeeded = true;
                run = 0;
                since = null;
                lastFailure = null;
            } else {
                since = run == 0 ? attempt.ended() : since;
                lastFailure = attempt.ended();
                run++;
            }
        }
        return new FailureRun(succeeded, succeeded ? leading : run, longest, run, since, lastFailure, gated, gone);
    }
}
