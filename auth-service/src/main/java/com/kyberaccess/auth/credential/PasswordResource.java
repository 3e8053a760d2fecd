package com.kyberaccess.auth.credential;

import com.kyberaccess.auth.limit.CredentialLimits;
import com.kyberaccess.auth.link.Purpose;
import com.kyberaccess.auth.token.TokenView;
import com.kyberaccess.common.security.CurrentCaller;
import com.kyberaccess.common.security.Public;
import io.vertx.core.http.HttpServerRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.ResponseStatus;

/// Members' passwords.
@Path("/api/v1/auth/password")
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Log-in")
public class PasswordResource {
    private final PasswordChange change;
    private final PasswordReset reset;
    private final LinkedPassword linked;
    private final CredentialLimits limits;
    private final CurrentCaller caller;
    private final HttpServerRequest http;

    PasswordResource(
            PasswordChange change,
            PasswordReset reset,
            LinkedPassword linked,
            CredentialLimits limits,
            CurrentCaller caller,
            HttpServerRequest http) {
        this.change = change;
        this.reset = reset;
        this.linked = linked;
        this.limits = limits;
        this.caller = caller;
        this.http = http;
    }

    @POST
    @Path("change")
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(summary = "Change the own password; all sessions end, and the answer begins a new one")
    public TokenView change(@Valid @NotNull(message = "Required") ChangePasswordRequest request) {
        return change.change(caller.get(), request, http.remoteAddress().hostAddress());
    }

    @POST
    @Path("forgot")
    @Public
    @ResponseStatus(202)
    @Operation(summary = "Ask for a link to choose a new password; the answer is the same for every address")
    @APIResponse(responseCode = "202", description = "Accepted")
    public void forgot(@Valid @NotNull(message = "Required") ForgotPasswordRequest request) {
        limits.takeLogin(request.email());
        reset.forgotten(request.email());
    }

    @POST
    @Path("reset")
    @Public
    @Operation(summary = "Choose a new password, by the link of a reset; all sessions end")
    public void reset(@Valid @NotNull(message = "Required") LinkedPasswordRequest request) {
        limits.takeFromAddress();
        linked.choose(Purpose.PASSWORD_RESET, request, http.remoteAddress().hostAddress());
    }
}
