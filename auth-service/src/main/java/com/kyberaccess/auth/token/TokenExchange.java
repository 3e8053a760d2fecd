package com.kyberaccess.auth.token;

import com.kyberaccess.auth.apikey.KeyAuthentication;
import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.security.KeyExchange;
import jakarta.enterprise.context.ApplicationScoped;

/// API key in, token out: for `POST /auth/token`, and for `X-API-Key` on this service's own endpoints.
@ApplicationScoped
public class TokenExchange implements KeyExchange {
    private final KeyAuthentication keys;
    private final TokenIssuer issuer;

    TokenExchange(KeyAuthentication keys, TokenIssuer issuer) {
        this.keys = keys;
        this.issuer = issuer;
    }

    /// Signs after the look-up's transaction: a signature takes longer than the query.
    ///
    /// @throws ApiException 401 if the key is malformed, unknown, expired or revoked
    public TokenView exchange(String apiKey) {
        var key = keys.authenticate(apiKey);
        return issuer.issue(
                new TokenSubject(key.id(), key.tenant(), key.scope(), key.permissions(), null, key.expiresAt()));
    }

    @Override
    public String tokenFor(String apiKey) {
        return exchange(apiKey).token();
    }
}
