package com.kyberaccess.webhook.delivery;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What this process has claimed: from the claim to the record of the attempt, and, for the caps a webhook and an
/// account, while its request is out.
final class InFlight {
    private final int cap;
    private final int perAccount;
    private final Windows windows;
    private final Map<UUID, Due> claimed = new HashMap<>();
    private final List<LaneLoad> lanes =
            Stream.of(Lane.values()).map(lane -> new LaneLoad()).toList();

    /// @param cap claimed first attempts at the most; see {@link Lane#slots}
    /// @param perWebhook requests to one webhook at the most
    InFlight(int cap, int perWebhook) {
        this.cap = cap;
        this.perAccount = Math.max(1, cap / 4);
        this.windows = new Windows(perWebhook);
    }

    /// @return false if the delivery is in flight already: its lease ran out while its attempt waits to be
    /// recorded
    synchronized boolean start(Due due) {
        if (claimed.putIfAbsent(due.deliveryId(), due) != null) {
            return false;
        }
        load(due.lane()).start(due);
        return true;
    }

    /// The request has ended, well or not; the webhook may get another.
    ///
    /// @return whether the last claim may have left rows of the webhook, for want of room
    synchronized boolean answered(Due due, boolean succeeded) {
        var load = load(due.lane());
        windows.answered(due.subscriptionId(), load.requests(due.subscriptionId()), succeeded);
        load.end(due);
        return load.full.contains(due.subscriptionId());
    }

    /// What a claim found: webhooks that got as many as they had room for may have more rows.
    ///
    /// @param rooms what the claim was given
    /// @param limited whether it found as many as it might altogether
    synchronized void found(Lane lane, Rooms rooms, List<Due> claimed, boolean limited) {
        var counts = claimed.stream().collect(Collectors.groupingBy(Due::subscriptionId, Collectors.counting()));
        var full = load(lane).full;
        full.removeIf(webhook -> rooms.ofWebhook(webhook) > 0);
        counts.forEach((webhook, count) -> {
            if (limited || count >= rooms.ofWebhook(webhook)) {
                full.add(webhook);
            }
        });
    }

    /// There was no request after all.
    synchronized void released(Due due) {
        load(due.lane()).end(due);
    }

    /// The attempts are recorded.
    synchronized void finished(Collection<UUID> deliveries) {
        for (var delivery : deliveries) {
            var due = claimed.remove(delivery);
            if (due != null) {
                load(due.lane()).claimed--;
            }
        }
        if (claimed.isEmpty()) {
            notifyAll();
        }
    }

    /// How many more deliveries of the lane may be claimed.
    synchronized int room(Lane lane) {
        return lane.slots(cap) - load(lane).claimed;
    }

    synchronized int size() {
        return claimed.size();
    }

    /// How many more requests of the lane may go to each webhook and account, for a claim. Emergency events have
    /// the whole cap, retries a quarter of the window: neither takes from first attempts.
    synchronized Rooms rooms(Lane lane) {
        var load = load(lane);
        var webhooks = new HashMap<UUID, Integer>();
        windows.exceptions().forEach((webhook, window) -> webhooks.put(webhook, share(lane, window)));
        load.webhooks.forEach(
                (webhook, requests) -> webhooks.put(webhook, share(lane, windows.of(webhook)) - requests));
        int accountCap = Math.min(perAccount, lane.slots(cap));
        var accounts = new HashMap<UUID, Integer>();
        load.accounts.forEach((account, requests) -> accounts.put(account, accountCap - requests));
        return new Rooms(share(lane, windows.initial()), webhooks, accountCap, accounts);
    }

    private int share(Lane lane, int window) {
        return switch (lane) {
            case URGENT -> windows.cap();
            case RETRY -> Math.max(1, window / 4);
            case FIRST, ORDERED -> window;
        };
    }

    /// Waits until nothing is in flight, up to `patience`.
    ///
    /// @return what still is
    synchronized List<Due> awaitEmpty(Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (!claimed.isEmpty()) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                break;
            }
            wait(left);
        }
        return List.copyOf(claimed.values());
    }

    private LaneLoad load(Lane lane) {
        return lanes.get(lane.ordinal());
    }

    /// One lane's claims, and its requests that are out.
    private static final class LaneLoad {
        private int claimed;
        private final Map<UUID, Integer> webhooks = new HashMap<>();
        private final Map<UUID, Integer> accounts = new HashMap<>();
        private final Set<UUID> full = new HashSet<>();

        void start(Due due) {
            claimed++;
            webhooks.merge(due.subscriptionId(), 1, Integer::sum);
            accounts.merge(due.accountId(), 1, Integer::sum);
        }

        void end(Due due) {
            decrement(webhooks, due.subscriptionId());
            decrement(accounts, due.accountId());
        }

        int requests(UUID webhook) {
            return webhooks.getOrDefault(webhook, 0);
        }

        private static void decrement(Map<UUID, Integer> counts, UUID key) {
            counts.computeIfPresent(key, (id, count) -> count == 1 ? null : count - 1);
        }
    }
}
