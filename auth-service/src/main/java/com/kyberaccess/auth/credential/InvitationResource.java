package com.kyberaccess.auth.credential;

import com.kyberaccess.auth.limit.CredentialLimits;
import com.kyberaccess.auth.link.Purpose;
import com.kyberaccess.common.security.Public;
import io.vertx.core.http.HttpServerRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Where an invitation leads to.
@Path("/api/v1/auth/invitation")
@Tag(name = "Log-in")
public class InvitationResource {
    private final LinkedPassword passwords;
    private final CredentialLimits limits;
    private final HttpServerRequest http;

    InvitationResource(LinkedPassword passwords, CredentialLimits limits, HttpServerRequest http) {
        this.passwords = passwords;
        this.limits = limits;
        this.http = http;
    }

    @POST
    @Path("accept")
    @Consumes(MediaType.APPLICATION_JSON)
    @Public
    @Operation(summary = "Join the team, by the link of an invitation; log in afterwards")
    public void accept(@Valid @NotNull(message = "Required") LinkedPasswordRequest request) {
        limits.takeFromAddress();
        passwords.choose(Purpose.INVITATION, request, http.remoteAddress().hostAddress());
    }
}
