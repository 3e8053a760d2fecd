package com.kyberaccess.emergency.stream;

import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.security.CurrentCaller;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestHeader;
import org.jspecify.annotations.Nullable;

/// Lockdowns, evacuations, marks and counters, live.
@Path("/api/v1/emergency/stream")
public class StreamResource {
    private final EmergencyStream stream;
    private final CurrentCaller caller;

    StreamResource(EmergencyStream stream, CurrentCaller caller) {
        this.stream = stream;
        this.caller = caller;
    }

    /// @param open is resumed for a refusal alone: the hub writes to the connection itself, the same bytes to all
    ///     readers
    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(summary = "What happens, live, as server-sent events", description = """
                    Begins with `state`, or behind `Last-Event-ID` with everything since. Ends with its credential; the client \
                    comes back with a new one.""")
    @APIResponse(responseCode = "200", content = @Content(mediaType = MediaType.SERVER_SENT_EVENTS))
    public void follow(
            @Suspended AsyncResponse open,
            @Context RoutingContext request,
            @RestHeader("Last-Event-ID") @Nullable String lastEventId) {
        try {
            stream.follow(caller.get(), lastEventId, request);
        } catch (ApiException refused) {
            // Thrown, it would begin an empty stream that never ends.
            open.resume(refused);
        }
    }
}
