package com.kyberaccess.auth.oidc;

import com.kyberaccess.auth.token.TokenView;
import com.kyberaccess.common.security.Public;
import io.quarkus.oidc.OidcSession;
import io.quarkus.security.Authenticated;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;

/// Where members come in through the provider. quarkus-oidc lets nobody in here whom the provider has not sent; the
/// access filter does not ask for a token of ours.
@Path("/api/v1/auth/oidc")
@Public
@Authenticated
@Tag(name = "Log-in")
public class OidcResource {
    private final OidcLogin logins;
    private final OidcSession session;
    private final HttpServerRequest http;

    OidcResource(OidcLogin logins, OidcSession session, HttpServerRequest http) {
        this.logins = logins;
        this.session = session;
        this.http = http;
    }

    @GET
    @Path("login")
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(summary = "Log in through the OpenID Connect provider: redirects to it. 404 where none is configured")
    @APIResponse(responseCode = "302", description = "To the provider")
    public TokenView login() {
        // quarkus-oidc redirects instead of calling this, unless the request has come back already.
        return callback();
    }

    @GET
    @Path("callback")
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(summary = "Where the provider sends the member back to, for a token of one hour")
    public TokenView callback() {
        return logins.login(session.getIdToken(), http.remoteAddress().hostAddress());
    }
}
