package com.kyberaccess.common.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.kyberaccess.common.error.ApiException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// `X-API-Key`: exchanged once for a token, then served from memory until the token ends. So it works wherever a token
/// does, ends with a revocation just as fast, and goes on for up to an hour without auth-service.
@ApplicationScoped
class ApiKeys {
    /// Exchanged again this long before the token ends, so that none is used past its end.
    private static final Duration MARGIN = Duration.ofMinutes(1);

    private final KeyExchange exchange;
    private final TokenVerifier tokens;
    private final Clock clock;
    private final Cache<CredentialHash, Held> held;

    private record Held(String token, Instant until) {}

    ApiKeys(KeyExchange exchange, TokenVerifier tokens, SecurityConfig config, Clock clock) {
        this.exchange = exchange;
        this.tokens = tokens;
        this.clock = clock;
        this.held = Caffeine.newBuilder()
                .maximumSize(config.auth().cacheSize())
                .expireAfter(Expiry.creating(
                        (CredentialHash hash, Held token) -> Duration.between(clock.instant(), token.until())))
                .build();
    }

    /// @throws ApiException 401 if the key is malformed (no look-up is made), unknown, expired or revoked
    Caller verify(String apiKey) {
        if (ApiKeyFormat.mode(apiKey).isEmpty()) {
            throw ApiException.unauthorized("The API key is not valid.");
        }
        var hash = CredentialHash.of(apiKey);
        var token = held.get(hash, ignored -> exchange(apiKey));
        if (!token.until().isAfter(clock.instant())) {
            held.invalidate(hash);
            token = held.get(hash, ignored -> exchange(apiKey));
        }
        return tokens.verify(token.token());
    }

    private Held exchange(String apiKey) {
        var token = exchange.tokenFor(apiKey);
        return new Held(token, tokens.verify(token).expiresAt().minus(MARGIN));
    }
}
