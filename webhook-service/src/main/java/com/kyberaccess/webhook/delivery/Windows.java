package com.kyberaccess.webhook.delivery;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/// How many requests a webhook gets at the same time, learnt from how it answers: more by one for every success
/// that came while as many were out, half of it for a failure (additive increase, multiplicative decrease, as
/// TCP). So an endpoint that begins to hang takes few slots with it, and one that was never asked is not opened
/// 40 connections to.
///
/// Kept in memory, by each process for itself; what is forgotten is learnt again. Not thread-safe.
final class Windows {
    private static final int INITIAL = 10;
    private static final int REMEMBERED = 100_000;
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(10);

    private final int cap;
    private final Cache<UUID, Integer> learnt = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterAccess(FORGOTTEN_AFTER)
            .executor(Runnable::run)
            .build();

    Windows(int cap) {
        this.cap = cap;
    }

    int cap() {
        return cap;
    }

    int initial() {
        return Math.min(INITIAL, cap);
    }

    int of(UUID webhook) {
        var window = learnt.getIfPresent(webhook);
        return window == null ? initial() : window;
    }

    /// @param out requests that were out, this one included
    void answered(UUID webhook, int out, boolean succeeded) {
        int window = of(webhook);
        if (!succeeded) {
            learnt.put(webhook, Math.max(1, window / 2));
        } else if (out >= window && window < cap) {
            learnt.put(webhook, window + 1);
        }
    }

    /// Windows that are not the initial one.
    Map<UUID, Integer> exceptions() {
        return learnt.asMap();
    }
}
