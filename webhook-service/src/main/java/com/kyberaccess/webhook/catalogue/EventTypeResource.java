package com.kyberaccess.webhook.catalogue;

import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.paging.Data;
import com.kyberaccess.common.paging.Page;
import com.kyberaccess.common.paging.PageRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// What webhooks can choose (contract, article 3, *Select Events*).
@Path("/api/v1/event-types")
@Tag(name = "Events")
@Produces(MediaType.APPLICATION_JSON)
public class EventTypeResource {
    private final EventTypes types;

    EventTypeResource(EventTypes types) {
        this.types = types;
    }

    @GET
    @Operation(summary = "List the event types with their JSON Schemas and samples, all on one page")
    public Page<EventTypeView> list() {
        var all = types.all();
        return Page.of(all, all.size(), new PageRequest(1, PageRequest.MAX_PER_PAGE));
    }

    @GET
    @Path("{type}")
    @Operation(summary = "Get an event type")
    public Data<EventTypeView> get(@PathParam("type") String type) {
        return new Data<>(types.find(type).orElseThrow(() -> ApiException.notFound("The event type")));
    }
}
