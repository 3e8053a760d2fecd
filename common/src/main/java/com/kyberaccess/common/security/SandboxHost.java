package com.kyberaccess.common.security;

import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.http.ClientRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Keeps the sandbox's host name for sandbox credentials, and every other for live ones (contract, article 1, *Sandbox
/// Environment*). Where no sandbox URL is configured, one host name serves both: their data is apart in any case.
@ApplicationScoped
public class SandboxHost {
    private static final String FORWARDED_HOST = "X-Forwarded-Host";

    private final Optional<URI> url;
    private final Optional<String> sandbox;
    private final @Nullable String publicHost;

    private final ClientRequest request;

    SandboxHost(SecurityConfig config, ClientRequest request) {
        this.request = request;
        this.url = config.sandboxUrl();
        this.sandbox = url.map(URI::getHost).map(SandboxHost::lower);
        this.publicHost = lower(config.publicUrl().getHost());
    }

    /// As {@link #check(RoutingContext, Mode)}, for the present request.
    ///
    /// @throws ApiException 401 if a credential of this mode has no business at the host name that the client used
    public void check(Mode mode) {
        request.context().ifPresent(context -> check(context, mode));
    }

    /// @throws ApiException 401 if a credential of this mode has no business at the host name that the client used
    public void check(RoutingContext request, Mode mode) {
        if (sandbox.isEmpty()) {
            return;
        }
        var served = served(request);
        if (served.isPresent() && served.get() != mode) {
            throw ApiException.unauthorized(
                    mode == Mode.SANDBOX
                            ? "Sandbox credentials work at " + url.orElseThrow() + " only."
                            : "Only sandbox credentials work here.");
        }
    }

    /// Whose host name it is; empty for a name that only our own services use, which no gateway forwards.
    private Optional<Mode> served(RoutingContext request) {
        var forwarded = request.request().getHeader(FORWARDED_HOST);
        var authority = request.request().authority();
        var host = forwarded != null ? withoutPort(forwarded) : authority == null ? "" : lower(authority.host());
        if (host.equals(sandbox.orElse(null))) {
            return Optional.of(Mode.SANDBOX);
        }
        return forwarded != null || host.equals(publicHost) ? Optional.of(Mode.LIVE) : Optional.empty();
    }

    private static String withoutPort(String authority) {
        return lower(authority.replaceFirst(":[0-9]+$", ""));
    }

    private static String lower(@Nullable String host) {
        return host == null ? "" : host.toLowerCase(Locale.ROOT);
    }
}
