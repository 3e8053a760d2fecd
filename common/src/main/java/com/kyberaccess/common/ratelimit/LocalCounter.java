package com.kyberaccess.common.ratelimit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// Counts in this process alone: while Redis is away every replica grants the whole limit.
@ApplicationScoped
class LocalCounter {
    private static final int KEYS_AT_MOST = 100_000;

    private final Clock clock;
    private final Cache<MinuteKey, AtomicLong> counts = Caffeine.newBuilder()
            .maximumSize(KEYS_AT_MOST)
            .expireAfterWrite(2L * Window.SECONDS, TimeUnit.SECONDS)
            .build();

    private record MinuteKey(String key, long minute) {}

    LocalCounter(Clock clock) {
        this.clock = clock;
    }

    Window increment(String key, int limit) {
        long now = clock.instant().getEpochSecond();
        var count = counts.get(new MinuteKey(key, now / Window.SECONDS), ignored -> new AtomicLong());
        return Window.at(limit, count.incrementAndGet(), now);
    }
}
