package com.kyberaccess.auth.login;

import com.kyberaccess.common.security.CurrentCaller;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Where team members leave. Keys are revoked instead.
@Path("/api/v1/auth/logout")
@Tag(name = "Log-in")
public class LogoutResource {
    private final LoginService logins;
    private final CurrentCaller caller;

    LogoutResource(LoginService logins, CurrentCaller caller) {
        this.logins = logins;
        this.caller = caller;
    }

    @POST
    @Operation(summary = "Log out: the token of this request stops working")
    @APIResponse(responseCode = "204", description = "No Content")
    public void logout() {
        logins.logout(caller.get());
    }
}
