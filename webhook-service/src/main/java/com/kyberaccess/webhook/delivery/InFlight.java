package com.kyberaccess.webhook.delivery;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// What this process has claimed: from the claim to the record of the attempt, and, for the cap a webhook, while its
/// request is out.
final class InFlight {
    private final int cap;
    private final Set<UUID> claimed = new HashSet<>();
    private final Map<UUID, Integer> requests = new HashMap<>();

    /// @param cap claimed deliveries at the most
    InFlight(int cap) {
        this.cap = cap;
    }

    /// @return false if the delivery is in flight already: its lease ran out while its attempt waits to be recorded
    synchronized boolean start(Due due) {
        if (!claimed.add(due.deliveryId())) {
            return false;
        }
        requests.merge(due.subscriptionId(), 1, Integer::sum);
        return true;
    }

    /// The request has ended; the webhook may get another.
    synchronized void answered(Due due) {
        requests.computeIfPresent(due.subscriptionId(), (webhook, count) -> count == 1 ? null : count - 1);
    }

    /// The attempts are recorded.
    synchronized void finished(Collection<UUID> deliveries) {
        claimed.removeAll(deliveries);
        if (claimed.isEmpty()) {
            notifyAll();
        }
    }

    /// How many more deliveries may be claimed.
    synchronized int room() {
        return cap - claimed.size();
    }

    synchronized int size() {
        return claimed.size();
    }

    /// Requests that are out, by webhook.
    synchronized Map<UUID, Integer> requests() {
        return Map.copyOf(requests);
    }

    /// Waits until nothing is in flight, up to `patience`.
    ///
    /// @return what still is
    synchronized List<UUID> awaitEmpty(Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (!claimed.isEmpty()) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                break;
            }
            wait(left);
        }
        return List.copyOf(claimed);
    }
}
