package com.kyberaccess.auth.oidc;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Optional;

/// Log-in through an OpenID Connect provider. All of it, or none.
@ConfigMapping(prefix = "kyber.oidc")
public interface OidcConfig {
    /// Whether members may log in through the provider. The rest is required then.
    @WithDefault("false")
    boolean enabled();

    /// The provider's issuer, below which `.well-known/openid-configuration` is.
    Optional<URI> issuerUrl();

    Optional<String> clientId();

    Optional<String> clientSecret();

    /// Encrypts the cookie that holds a log-in under way: at least 32 characters, the same for every replica.
    Optional<String> cookieSecret();
}
