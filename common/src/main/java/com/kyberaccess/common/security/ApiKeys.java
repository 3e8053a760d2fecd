package com.kyberaccess.common.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.kyberaccess.common.error.ApiException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

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

    private record Held(Caller caller, Instant until) {}

    ApiKeys(KeyExchange exchange, TokenVerifier tokens, SecurityConfig config, Clock clock) {
        this.exchange = exchange;
        this.tokens = tokens;
        this.clock = clock;
        this.held = Caffeine.newBuilder()
                .maximumSize(config.auth().cacheSize())
                .expireAfter(Expiry.creating(
                        (CredentialHash hash, Held key) -> Duration.between(clock.instant(), key.until())))
                .build();
    }

    /// @param clientAddress asked only when the key has to be exchanged
    /// @throws ApiException 401 if the key is malformed (no look-up is made), unknown, expired or revoked; 403
    ///     if it may not be used from there
    Caller verify(String apiKey, Supplier<String> clientAddress) {
        if (apiKey.length() > ApiKeyFormat.MAX_LENGTH) {
            throw invalid();
        }
        var hash = CredentialHash.of(apiKey);
        var known = held.getIfPresent(hash);
        if (known == null || !known.until().isAfter(clock.instant())) {
            known = exchanged(hash, apiKey, clientAddress);
        }
        return tokens.stillGood(known.caller());
    }

    private Held exchanged(CredentialHash hash, String apiKey, Supplier<String> clientAddress) {
        if (ApiKeyFormat.mode(apiKey).isEmpty()) {
            throw invalid();
        }
        var address = clientAddress.get();
        held.asMap().computeIfPresent(hash, (ignored, old) -> old.until().isAfter(clock.instant()) ? old : null);
        return held.get(hash, ignored -> exchange(apiKey, address));
    }

    private Held exchange(String apiKey, String clientAddress) {
        var caller = tokens.verify(exchange.tokenFor(apiKey, clientAddress));
        var until = caller.expiresAt().minus(MARGIN);
        return new Held(caller, until.isAfter(clock.instant()) ? until : caller.expiresAt());
    }

    private static ApiException invalid() {
        return ApiException.unauthorized("The API key is not valid.");
    }
}
