package com.kyberaccess.common.security;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jose4j.http.Get;
import org.jose4j.jwk.HttpsJwks;
import org.jose4j.keys.resolvers.HttpsJwksVerificationKeyResolver;
import org.jose4j.keys.resolvers.VerificationKeyResolver;

/// auth-service's JWKS (RFC 7517), cached. When auth-service can't be reached the last set goes on serving, so that
/// tokens stay verifiable without it.
@ApplicationScoped
@DefaultBean
class RemoteKeySet implements VerificationKeys {
    private static final Duration HTTP_TIMEOUT = Duration.ofSeconds(2);
    /// Longer than any outage: a public key is not a secret and does not go stale by itself.
    private static final Duration KEEP_ON_ERROR = Duration.ofDays(1);
    /// A flood of tokens with unknown key ids must not become a flood of fetches.
    private static final Duration REFRESH_AT_MOST_EVERY = Duration.ofSeconds(1);

    private final HttpsJwksVerificationKeyResolver resolver;

    RemoteKeySet(SecurityConfig config) {
        var get = new Get();
        get.setConnectTimeout((int) HTTP_TIMEOUT.toMillis());
        get.setReadTimeout((int) HTTP_TIMEOUT.toMillis());
        var keySet = new HttpsJwks(
                config.auth().url().resolve("/.well-known/jwks.json").toString());
        keySet.setSimpleHttpGet(get);
        keySet.setDefaultCacheDuration(config.auth().keySetCache().toSeconds());
        keySet.setRetainCacheOnErrorDuration(KEEP_ON_ERROR.toSeconds());
        keySet.setRefreshReprieveThreshold(REFRESH_AT_MOST_EVERY.toMillis());
        resolver = new HttpsJwksVerificationKeyResolver(keySet);
    }

    @Override
    public VerificationKeyResolver resolver() {
        return resolver;
    }
}
