package com.kyberaccess.auth.token;

import com.kyberaccess.auth.limit.CredentialLimits;
import com.kyberaccess.common.http.ClientRequest;
import com.kyberaccess.common.security.ApiKeyFormat;
import com.kyberaccess.common.security.Public;
import com.kyberaccess.common.security.SandboxHost;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;

/// The contract's article 1, *Method 1: JWT Bearer Token*.
@Path("/api/v1/auth/token")
@Tag(name = "Tokens")
public class TokenResource {
    private final TokenExchange tokens;
    private final ClientRequest client;
    private final CredentialLimits limits;
    private final SandboxHost sandbox;

    TokenResource(TokenExchange tokens, ClientRequest client, CredentialLimits limits, SandboxHost sandbox) {
        this.tokens = tokens;
        this.client = client;
        this.limits = limits;
        this.sandbox = sandbox;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Public
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(summary = "Exchange an API key for a token of one hour")
    public TokenView exchange(@Valid @NotNull(message = "Required") TokenRequest request) {
        limits.takeToken(request.apiKey());
        ApiKeyFormat.mode(request.apiKey()).ifPresent(sandbox::check);
        return tokens.exchange(request.apiKey(), client.ip().orElse("unknown"));
    }
}
