package com.kyberaccess.auth.limit;

import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.http.ClientRequest;
import com.kyberaccess.common.ratelimit.RateLimits;
import com.kyberaccess.common.security.ApiKeyFormat;
import com.kyberaccess.common.security.CredentialHash;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;

/// Counts presented credentials by the client's address and by whom they claim to be, before they are looked
/// at: a flood costs a counter, not a hash or a signature.
@ApplicationScoped
public class CredentialLimits {
    private final RateLimits limits;
    private final CredentialLimitConfig config;
    private final ClientRequest client;

    CredentialLimits(RateLimits limits, CredentialLimitConfig config, ClientRequest client) {
        this.limits = limits;
        this.config = config;
        this.client = client;
    }

    /// @throws ApiException 429 `RATE_LIMIT_EXCEEDED`
    public void takeToken(String apiKey) {
        take("token-ip", address(), config.tokenPerIp());
        if (ApiKeyFormat.mode(apiKey).isPresent()) {
            take("token-key", ApiKeyFormat.publicPart(apiKey), config.tokenPerKey());
        }
    }

    /// For whatever an e-mail address is presented with. Redis learns its hash only.
    ///
    /// @throws ApiException 429 `RATE_LIMIT_EXCEEDED`
    public void takeLogin(String email) {
        takeFromAddress();
        take(
                "login-user",
                CredentialHash.of(email.strip().toLowerCase(Locale.ROOT)).hex(),
                config.loginPerUser());
    }

    /// For what only a link is presented for.
    ///
    /// @throws ApiException 429 `RATE_LIMIT_EXCEEDED`
    public void takeFromAddress() {
        take("login-ip", address(), config.loginPerIp());
    }

    private String address() {
        return client.ip().orElse("unknown");
    }

    private void take(String policy, String subject, int perMinute) {
        client.context().ifPresent(request -> limits.take(request.response(), policy, subject, perMinute));
    }
}
