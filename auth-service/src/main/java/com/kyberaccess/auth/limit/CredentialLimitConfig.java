package com.kyberaccess.auth.limit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;

/// Limits of the endpoints that take credentials, requests a minute. They have no account yet whose quota would count.
@ConfigMapping(prefix = "kyber.auth.limits")
public interface CredentialLimitConfig {
    /// Token exchanges from one IP address.
    @WithDefault("600")
    @Min(1)
    int tokenPerIp();

    /// Token exchanges of one API key: a token lives for an hour, so that a good client needs a few.
    @WithDefault("120")
    @Min(1)
    int tokenPerKey();

    /// Log-ins, invitations and password resets from one IP address.
    @WithDefault("60")
    @Min(1)
    int loginPerIp();

    /// The same for one e-mail address.
    @WithDefault("10")
    @Min(1)
    int loginPerUser();
}
