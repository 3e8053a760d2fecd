package com.kyberaccess.auth.team;

import com.kyberaccess.common.paging.Page;
import com.kyberaccess.common.paging.Paging;
import com.kyberaccess.common.security.CurrentCaller;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

/// The account's team (design §4).
@Path("/api/v1/users")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Users")
public class UserResource {
    private final UserViews views;
    private final Invitations invitations;
    private final TeamChanges changes;
    private final CurrentCaller caller;

    UserResource(UserViews views, Invitations invitations, TeamChanges changes, CurrentCaller caller) {
        this.views = views;
        this.invitations = invitations;
        this.changes = changes;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "List the team, the newest first, with those who are invited")
    public Page<UserView> list(@BeanParam Paging paging) {
        return views.list(caller.tenant(), paging.request());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(201)
    @Operation(summary = "Invite somebody, by a mail with a link that works once")
    @APIResponseSchema(value = UserView.Envelope.class, responseCode = "201", responseDescription = "Created")
    public UserView.Envelope invite(@Valid @NotNull(message = "Required") InviteRequest request) {
        return new UserView.Envelope(invitations.invite(caller.get(), request));
    }

    @GET
    @Path("me")
    @Operation(summary = "The member who asks")
    public UserView.Envelope me() {
        return new UserView.Envelope(views.me(caller.get()));
    }

    @GET
    @Path("{user_id}")
    @Operation(summary = "One member")
    public UserView.Envelope get(@RestPath("user_id") String id) {
        return new UserView.Envelope(views.get(caller.tenant(), id));
    }

    @PATCH
    @Path("{user_id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Change a member's name or role, or whether they may log in")
    public UserView.Envelope change(
            @RestPath("user_id") String id, @Valid @NotNull(message = "Required") ChangeUserRequest request) {
        return new UserView.Envelope(changes.change(caller.get(), id, request));
    }

    @DELETE
    @Path("{user_id}")
    @Operation(summary = "Remove a member; their tokens stop working")
    public void remove(@RestPath("user_id") String id) {
        changes.remove(caller.get(), id);
    }

    @POST
    @Path("{user_id}/invitation")
    @Operation(summary = "Send the invitation again, with a new link; the one before stops working")
    public UserView.Envelope resend(@RestPath("user_id") String id) {
        return new UserView.Envelope(invitations.resend(caller.get(), id));
    }

    @DELETE
    @Path("{user_id}/invitation")
    @Operation(summary = "Withdraw an invitation that has not been accepted")
    public void withdraw(@RestPath("user_id") String id) {
        invitations.withdraw(caller.get(), id);
    }
}
