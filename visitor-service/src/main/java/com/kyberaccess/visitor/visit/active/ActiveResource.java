package com.kyberaccess.visitor.visit.active;

import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.http.EntityTags;
import com.kyberaccess.common.paging.Page;
import com.kyberaccess.common.paging.Paging;
import com.kyberaccess.common.security.CurrentCaller;
import com.kyberaccess.visitor.visit.view.VisitView;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// Who is on site (contract, article 2, *Active Visitors (Real-Time)*).
@Path("/api/v1/visitors/active")
public class ActiveResource {
    private final ActiveVisitors visitors;
    private final ActiveStream stream;
    private final EntityTags tags;
    private final CurrentCaller caller;

    ActiveResource(ActiveVisitors visitors, ActiveStream stream, EntityTags tags, CurrentCaller caller) {
        this.visitors = visitors;
        this.stream = stream;
        this.tags = tags;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "Who is on site, with its ETag; 304 if If-None-Match names it")
    public RestResponse<Page<VisitView>> list(
            @RestQuery("location_id") @Nullable String locationId,
            @BeanParam Paging paging,
            @RestHeader(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        var tagged = visitors.page(caller.tenant(), locationId, paging.request(), tag -> tags.known(ifNoneMatch, tag));
        var response = tagged.page() == null
                ? RestResponse.ResponseBuilder.<Page<VisitView>>create(RestResponse.Status.NOT_MODIFIED)
                : RestResponse.ResponseBuilder.ok(tagged.page());
        return response.header(HttpHeaders.ETAG, tagged.tag())
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .build();
    }

    /// @param open is resumed for a refusal alone: the hub writes to the connection itself, the same bytes to all
    ///     readers
    @GET
    @Path("/stream")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(summary = "Who comes and goes, live, as server-sent events", description = """
                    Begins with `state`, or behind `Last-Event-ID` with everything since: `check_in`, `check_out`, `updated`, \
                    `deleted`, `moved_out` and `moved_in` of who goes on at another location, and `directory_changed` when a \
                    host or a location shown in the list has changed. With `location_id` only what is about that location. Ends \
                    with its credential; the client comes back with a new one.""")
    @APIResponse(responseCode = "200", content = @Content(mediaType = MediaType.SERVER_SENT_EVENTS))
    public void follow(
            @Suspended AsyncResponse open,
            @Context RoutingContext request,
            @RestQuery("location_id") @Nullable String locationId,
            @RestHeader("Last-Event-ID") @Nullable String lastEventId) {
        try {
            stream.follow(caller.get(), locationId, lastEventId, request);
        } catch (ApiException refused) {
            // Thrown, it would begin an empty stream that never ends.
            open.resume(refused);
        }
    }
}
