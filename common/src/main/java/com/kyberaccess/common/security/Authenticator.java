package com.kyberaccess.common.security;

import com.kyberaccess.common.error.ApiException;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Who calls: `Authorization: Bearer` or `X-API-Key`, from an address that the key may be used from. What every request
/// passes, so it is measured (`./kyber bench auth`).
@Singleton
class Authenticator {
    private static final String BEARER = "Bearer ";

    private final TokenVerifier tokens;
    private final ApiKeys apiKeys;
    private final KeyUses uses;
    private final Clock clock;

    Authenticator(TokenVerifier tokens, ApiKeys apiKeys, KeyUses uses, Clock clock) {
        this.tokens = tokens;
        this.apiKeys = apiKeys;
        this.uses = uses;
        this.clock = clock;
    }

    /// @param authorization the header, and `apiKey` that of `X-API-Key`; the first one counts
    /// @param clientAddress asked only if it matters
    /// @throws ApiException 401, or 403 `IP_NOT_ALLOWED`
    Caller authenticate(@Nullable String authorization, @Nullable String apiKey, Supplier<String> clientAddress) {
        var caller = caller(authorization, apiKey, clientAddress);
        if (caller.isTiedToAddresses() && !caller.mayCallFrom(clientAddress.get())) {
            throw AccessError.ipNotAllowed();
        }
        if (caller.isKey()) {
            uses.note(caller.subject(), clock.instant());
        }
        return caller;
    }

    private Caller caller(@Nullable String authorization, @Nullable String apiKey, Supplier<String> clientAddress) {
        if (authorization != null) {
            if (!authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
                throw ApiException.unauthorized("The Authorization header must be 'Bearer' and a token.");
            }
            return tokens.verify(authorization.substring(BEARER.length()).strip());
        }
        if (apiKey != null) {
            return apiKeys.verify(apiKey.strip(), clientAddress);
        }
        throw ApiException.unauthorized("This needs a token in Authorization, or an API key in X-API-Key.");
    }
}
