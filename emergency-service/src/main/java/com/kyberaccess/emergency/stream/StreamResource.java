package com.kyberaccess.emergency.stream;

import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.error.PlatformError;
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
    private final StreamHub hub;
    private final StreamConfig config;
    private final CurrentCaller caller;

    StreamResource(StreamHub hub, StreamConfig config, CurrentCaller caller) {
        this.hub = hub;
        this.config = config;
        this.caller = caller;
    }

    /// @param open is never resumed: the hub writes to the connection itself, the same bytes to all readers
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
        var subscriber = new Subscriber(
                caller.get(), number(lastEventId), request, config.buffer().asLongValue());
        if (!hub.join(subscriber)) {
            throw new ApiException(PlatformError.SERVICE_UNAVAILABLE, "Too many streams are open here; try again.");
        }
    }

    /// A number that is none of ours begins a new stream, as one does that is too old.
    private static @Nullable Long number(@Nullable String text) {
        return text != null && text.matches("[0-9]{1,18}") ? Long.valueOf(text) : null;
    }
}
