package com.kyberaccess.visitor.location;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.kyberaccess.common.http.EntityTags;
import com.kyberaccess.common.paging.Data;
import com.kyberaccess.common.paging.Page;
import com.kyberaccess.common.paging.Paging;
import com.kyberaccess.common.security.CurrentCaller;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// Locations (design §4).
@Path("/api/v1/locations")
public class LocationResource {
    private final Locations locations;
    private final LocationChanges changes;
    private final EntityTags tags;
    private final CurrentCaller caller;

    LocationResource(Locations locations, LocationChanges changes, EntityTags tags, CurrentCaller caller) {
        this.locations = locations;
        this.changes = changes;
        this.tags = tags;
        this.caller = caller;
    }

    @GET
    public Page<LocationView> list(@BeanParam Paging paging) {
        return locations.list(caller.tenant(), paging.request());
    }

    @POST
    @ResponseStatus(201)
    public Data<LocationView> create(@Valid @NotNull(message = "Required") LocationRequest request) {
        return new Data<>(changes.create(caller.tenant(), request));
    }

    @GET
    @Path("/{location_id}")
    public RestResponse<Data<LocationView>> get(
            @RestPath("location_id") String locationId,
            @RestHeader(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        var view = locations.get(caller.tenant(), locationId);
        var tag = tags.of(view);
        return tags.known(ifNoneMatch, tag)
                ? RestResponse.ResponseBuilder.<Data<LocationView>>notModified()
                        .header(HttpHeaders.ETAG, tag)
                        .build()
                : tagged(view);
    }

    @PATCH
    @Path("/{location_id}")
    public RestResponse<Data<LocationView>> update(
            @RestPath("location_id") String locationId,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull(message = "Required") ObjectNode patch) {
        return tagged(changes.update(caller.tenant(), locationId, ifMatch, patch));
    }

    @DELETE
    @Path("/{location_id}")
    public void delete(@RestPath("location_id") String locationId) {
        changes.delete(caller.tenant(), locationId);
    }

    private RestResponse<Data<LocationView>> tagged(LocationView view) {
        return RestResponse.ResponseBuilder.ok(new Data<>(view))
                .header(HttpHeaders.ETAG, tags.of(view))
                .build();
    }
}
