package com.kyberaccess.webhook.delivery;

import java.time.Duration;
import java.util.Arrays;
import java.util.function.LongSupplier;

/// When the dispatcher looks at which lane: at once when it is woken for it or found something there the last
/// time, else after the poll interval. But not sooner than the claim interval after the last look, so that under
/// load a claim finds several deliveries; unless full webhooks have got room for several meanwhile.
final class LaneSchedule {
    private final long pollNanos;
    private final long claimNanos;
    private final int enough;
    private final LongSupplier nanoTime;
    private final long[] earliest = new long[Lane.values().length];
    private final long[] next = new long[Lane.values().length];
    private final boolean[] woken = new boolean[Lane.values().length];
    private final int[] freed = new int[Lane.values().length];

    /// @param enough requests of full webhooks that have to end for a look before the claim interval is over
    LaneSchedule(Duration pollInterval, Duration claimInterval, int enough) {
        this(pollInterval, claimInterval, enough, System::nanoTime);
    }

    LaneSchedule(Duration pollInterval, Duration claimInterval, int enough, LongSupplier nanoTime) {
        this.pollNanos = pollInterval.toNanos();
        this.claimNanos = claimInterval.toNanos();
        this.enough = enough;
        this.nanoTime = nanoTime;
        Arrays.fill(earliest, nanoTime.getAsLong());
        Arrays.fill(next, nanoTime.getAsLong());
    }

    synchronized void wake(Lane... lanes) {
        for (var lane : lanes) {
            woken[lane.ordinal()] = true;
        }
        notifyAll();
    }

    /// A request to a webhook whose window was full has ended: a claim may have left rows for this.
    synchronized void freed(Lane lane) {
        freed[lane.ordinal()]++;
        wake(lane);
    }

    /// Whether the lane is to be looked at now; being woken counts once.
    synchronized boolean isDue(Lane lane) {
        boolean due = untilDue(lane, nanoTime.getAsLong()) <= 0;
        if (due) {
            woken[lane.ordinal()] = false;
            freed[lane.ordinal()] = 0;
        }
        return due;
    }

    synchronized void looked(Lane lane, boolean found) {
        long now = nanoTime.getAsLong();
        earliest[lane.ordinal()] = now + claimNanos;
        next[lane.ordinal()] = now + (found ? 0 : pollNanos);
    }

    /// Returns when a lane is due.
    synchronized void await() throws InterruptedException {
        while (true) {
            long left = untilNext();
            if (left <= 0) {
                return;
            }
            // Rounded up: a wait of 0 would be one without end.
            wait(left / 1_000_000 + 1);
        }
    }

    private long untilNext() {
        long now = nanoTime.getAsLong();
        long left = pollNanos;
        for (var lane : Lane.values()) {
            left = Math.min(left, untilDue(lane, now));
        }
        return left;
    }

    private long untilDue(Lane lane, long now) {
        if (freed[lane.ordinal()] >= enough) {
            return 0;
        }
        long wanted = woken[lane.ordinal()] ? 0 : next[lane.ordinal()] - now;
        return Math.max(wanted, earliest[lane.ordinal()] - now);
    }
}
