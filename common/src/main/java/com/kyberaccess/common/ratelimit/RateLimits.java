package com.kyberaccess.common.ratelimit;

import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.error.PlatformError;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.http.HttpServerResponse;
import jakarta.enterprise.context.ApplicationScoped;

/// Lets a request pass, or not, and tells the client how it stands: the contract's `X-RateLimit-*` and `Retry-After`
/// (article 1, *Rate Limits*), and beside them `RateLimit` and `RateLimit-Policy` (draft-ietf-httpapi-ratelimit-headers
/// -10) for clients that know those.
@ApplicationScoped
public class RateLimits {
    private static final String LIMIT = "X-RateLimit-Limit";
    private static final String REMAINING = "X-RateLimit-Remaining";
    private static final String RESET = "X-RateLimit-Reset";
    private static final String RETRY_AFTER = "Retry-After";
    private static final String IETF = "RateLimit";
    private static final String IETF_POLICY = "RateLimit-Policy";

    private final Counter counter;
    private final RateLimitConfig config;
    private final MeterRegistry metrics;

    RateLimits(Counter counter, RateLimitConfig config, MeterRegistry metrics) {
        this.counter = counter;
        this.config = config;
        this.metrics = metrics;
    }

    /// Counts a request of `subject` against `policy`. Where several policies apply to one request, the headers tell of
    /// the one that has least left.
    ///
    /// @param policy its name, lower case with hyphens, for the client, the metrics and the counter
    /// @param subject whom it is counted for
    /// @param perMinute how many requests pass in a minute
    /// @throws ApiException 429 `RATE_LIMIT_EXCEEDED`
    public void take(HttpServerResponse response, String policy, String subject, int perMinute) {
        if (!config.enabled()) {
            return;
        }
        var window = counter.increment(policy + ":" + subject, perMinute);
        describe(response, policy, window);
        if (window.exceeded()) {
            response.putHeader(RETRY_AFTER, Integer.toString(window.secondsLeft()));
            metrics.counter("kyber.rate.limit.rejected", "policy", policy).increment();
            throw new ApiException(
                    PlatformError.RATE_LIMIT_EXCEEDED,
                    "More than %d requests in this minute; try again in %d s."
                            .formatted(perMinute, window.secondsLeft()));
        }
    }

    /// Counts a refused credential (401) for the address that it came from.
    ///
    /// @param ip the client's, in text form
    /// @throws ApiException 429 `RATE_LIMIT_EXCEEDED`
    public void takeRefused(HttpServerResponse response, String ip) {
        take(response, "refused", ip, config.refusedPerIp());
    }

    private static void describe(HttpServerResponse response, String policy, Window window) {
        var told = response.headers().get(REMAINING);
        if (told != null && Long.parseLong(told) <= window.remaining()) {
            return;
        }
        response.putHeader(LIMIT, Integer.toString(window.limit()));
        response.putHeader(REMAINING, Long.toString(window.remaining()));
        response.putHeader(RESET, Long.toString(window.resetAt()));
        response.putHeader(IETF_POLICY, "\"%s\";q=%d;w=%d".formatted(policy, window.limit(), Window.SECONDS));
        response.putHeader(IETF, "\"%s\";r=%d;t=%d".formatted(policy, window.remaining(), window.secondsLeft()));
    }
}
