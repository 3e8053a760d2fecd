package com.kyberaccess.webhook.replay;

import com.kyberaccess.common.paging.Data;
import com.kyberaccess.common.paging.Page;
import com.kyberaccess.common.security.CurrentCaller;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/// Replays of a webhook (design §4).
@Path("/api/v1/webhooks/{webhook_id}")
@Tag(name = "Webhooks")
@Produces(MediaType.APPLICATION_JSON)
public class ReplayResource {
    private static final int ACCEPTED = 202;

    private final ReplayService replays;
    private final ReplayRunner runner;
    private final CurrentCaller caller;

    ReplayResource(ReplayService replays, ReplayRunner runner, CurrentCaller caller) {
        this.replays = replays;
        this.runner = runner;
        this.caller = caller;
    }

    @POST
    @Path("replay")
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(ACCEPTED)
    @Operation(summary = "Send the events of a time range again, in the background; the answer shows the replay")
    public Data<ReplayView> start(
            @PathParam("webhook_id") String webhook, @Valid @NotNull(message = "Required") ReplayRequest request) {
        var replay = replays.start(caller.tenant(), webhook, request);
        runner.wake();
        return new Data<>(replay);
    }

    @GET
    @Path("replays")
    @Operation(summary = "List the latest hundred replays, newest first")
    public Page<ReplayView> list(@PathParam("webhook_id") String webhook) {
        return replays.list(caller.tenant(), webhook);
    }

    @GET
    @Path("replays/{replay_id}")
    @Operation(summary = "Get a replay and how far it has come")
    public Data<ReplayView> get(@PathParam("webhook_id") String webhook, @PathParam("replay_id") String replay) {
        return new Data<>(replays.require(caller.tenant(), webhook, replay));
    }
}
