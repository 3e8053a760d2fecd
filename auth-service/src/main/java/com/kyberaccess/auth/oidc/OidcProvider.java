package com.kyberaccess.auth.oidc;

import io.quarkus.oidc.Oidc;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.runtime.OidcTenantConfig.ApplicationType;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;

/// Sets quarkus-oidc up on start, if it is asked for: authorization code flow with state, nonce and PKCE
/// (OpenID Connect Core 1.0 §3.1, RFC 7636). Otherwise nothing is set up, and the paths don't exist. A provider
/// that can't be reached at start is tried again at the next log-in.
@ApplicationScoped
class OidcProvider {
    static final String PATH = "/api/v1/auth/oidc";
    static final String CALLBACK = PATH + "/callback";
    private static final String SESSION_COOKIE = "q_session";
    private static final int MIN_COOKIE_SECRET = 32;
    /// Before authentication, after {@link com.kyberaccess.common.http.RequestIds}.
    private static final int BEFORE_AUTHENTICATION = -8_000;

    private final OidcConfig config;

    OidcProvider(OidcConfig config) {
        this.config = config;
    }

    void setUp(@Observes Oidc oidc) {
        if (config.enabled()) {
            oidc.create(tenant());
        }
    }

    void guard(@Observes Router router) {
        router.route(PATH + "/*").order(BEFORE_AUTHENTICATION).handler(context -> {
            if (config.enabled()) {
                context.addHeadersEndHandler(ignored -> removeSession(context));
                context.next();
            } else {
                context.fail(404);
            }
        });
    }

    /// quarkus-oidc would let the browser log in again by its session cookie, without the provider. Our token is the
    /// session.
    private static void removeSession(RoutingContext context) {
        List.copyOf(context.request().cookies()).stream()
                .map(Cookie::getName)
                .filter(name -> name.startsWith(SESSION_COOKIE))
                .forEach(name -> context.response().removeCookies(name));
    }

    /// @throws ConfigurationException naming the property that is missing or wrong
    OidcTenantConfig tenant() {
        var cookieSecret = required("cookie-secret", config.cookieSecret());
        if (cookieSecret.length() < MIN_COOKIE_SECRET) {
            throw new ConfigurationException("kyber.oidc.cookie-secret: it must have at least 32 characters");
        }
        return OidcTenantConfig.authServerUrl(
                        required("issuer-url", config.issuerUrl()).toString())
                .applicationType(ApplicationType.WEB_APP)
                .clientId(required("client-id", config.clientId()))
                .credentials(required("client-secret", config.clientSecret()))
                .authentication()
                .scopes("email", "profile")
                .redirectPath(CALLBACK)
                // The callback itself answers, at once and once.
                .removeRedirectParameters(false)
                .restorePathAfterRedirect(false)
                .pkceRequired()
                .nonceRequired()
                .stateSecret(cookieSecret)
                .failOnMissingStateParam()
                .cookiePath(PATH)
                .end()
                .tokenStateManager()
                .encryptionSecret(cookieSecret)
                .end()
                .build();
    }

    private static <T> T required(String property, Optional<T> value) {
        return value.orElseThrow(() -> new ConfigurationException(
                "kyber.oidc." + property + ": it must be set when kyber.oidc.enabled is true"));
    }
}
