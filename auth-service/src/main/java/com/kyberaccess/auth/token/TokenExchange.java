package com.kyberaccess.auth.token;

import com.kyberaccess.auth.apikey.KeyAuthentication;
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

    /// @param clientAddress where the key was presented from
    /// @throws ApiException 401 if the key is malformed, unknown, expired or revoked; 403 if it may not be used
    ///     from there
    public TokenView exchange(String apiKey, String clientAddress) {
        return issuer.issue(TokenSubject.of(keys.authenticate(apiKey, clientAddress)));
    }

    @Override
    public String tokenFor(String apiKey, String clientAddress) {
        return exchange(apiKey, clientAddress).token();
    }
}
