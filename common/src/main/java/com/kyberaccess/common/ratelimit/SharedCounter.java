package com.kyberaccess.common.ratelimit;

import io.vertx.redis.client.RedisAPI;
import io.vertx.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Counts in Redis. One script a request, on Redis' own clock, which all replicas share; the expiry is set where the
/// counter begins, so that no counter can stay for ever.
@ApplicationScoped
class SharedCounter {
    /// Returns the count and the time. The key ends with its minute, whose first request makes it.
    private static final String SCRIPT = """
            local now = tonumber(redis.call('TIME')[1])
            local used = redis.call('INCR', KEYS[1])
            if used == 1 then redis.call('EXPIREAT', KEYS[1], now - now % 60 + 60) end
            return {used, now}
            """;

    private final RedisAPI redis;

    SharedCounter(RedisAPI redis) {
        this.redis = redis;
    }

    /// Counts one more.
    ///
    /// @param patience how long Redis may take
    /// @throws CounterUnavailableException if Redis does not answer in time, or not as it should
    Window increment(String key, int limit, Duration patience) {
        try {
            Response answer = redis.eval(List.of(SCRIPT, "1", "kyber:rate:" + key))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(patience.toNanos(), TimeUnit.NANOSECONDS);
            return Window.at(limit, answer.get(0).toLong(), answer.get(1).toLong());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CounterUnavailableException(e);
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            throw new CounterUnavailableException(e);
        }
    }
}
