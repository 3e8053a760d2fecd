package com.kyberaccess.auth.login;

import com.kyberaccess.auth.limit.CredentialLimits;
import com.kyberaccess.auth.token.TokenView;
import com.kyberaccess.common.security.Mode;
import com.kyberaccess.common.security.Public;
import com.kyberaccess.common.security.SandboxHost;
import io.vertx.core.http.HttpServerRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;

/// Where team members come in.
@Path("/api/v1/auth/login")
@Tag(name = "Log-in")
public class LoginResource {
    private final LoginService logins;
    private final HttpServerRequest http;
    private final CredentialLimits limits;
    private final SandboxHost sandbox;

    LoginResource(LoginService logins, HttpServerRequest http, CredentialLimits limits, SandboxHost sandbox) {
        this.logins = logins;
        this.http = http;
        this.limits = limits;
        this.sandbox = sandbox;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Public
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(summary = "Log in as a team member, for a token of one hour")
    public TokenView login(@Valid @NotNull(message = "Required") LoginRequest request) {
        limits.takeLogin(request.email());
        // People work on live data.
        sandbox.check(Mode.LIVE);
        return logins.login(request, http.remoteAddress().hostAddress());
    }
}
