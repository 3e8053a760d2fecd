package com.kyberaccess.webhook.delivery;

import java.time.Duration;
import java.util.Arrays;

/// When the dispatcher looks at which lane: at once when it is woken for it or found something there the last
/// time, else after the poll interval.
final class LaneSchedule {
    private final long pollNanos;
    private final long[] next = new long[Lane.values().length];
    private final boolean[] woken = new boolean[Lane.values().length];

    LaneSchedule(Duration pollInterval) {
        this.pollNanos = pollInterval.toNanos();
        Arrays.fill(next, System.nanoTime());
    }

    synchronized void wake(Lane... lanes) {
        for (var lane : lanes) {
            woken[lane.ordinal()] = true;
        }
        notifyAll();
    }

    /// Whether the lane is to be looked at now; being woken counts once.
    synchronized boolean isDue(Lane lane) {
        boolean due = woken[lane.ordinal()] || next[lane.ordinal()] - System.nanoTime() <= 0;
        woken[lane.ordinal()] = false;
        return due;
    }

    synchronized void looked(Lane lane, boolean found) {
        next[lane.ordinal()] = System.nanoTime() + (found ? 0 : pollNanos);
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
        long now = System.nanoTime();
        long left = pollNanos;
        for (var lane : Lane.values()) {
            left = Math.min(left, woken[lane.ordinal()] ? 0 : next[lane.ordinal()] - now);
        }
        return left;
    }
}
