package com.kyberaccess.visitor.delivery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.kyberaccess.common.http.EntityTags;
import com.kyberaccess.common.paging.Data;
import com.kyberaccess.common.paging.Paging;
import com.kyberaccess.common.security.CurrentCaller;
import com.kyberaccess.visitor.listing.CursorParameter;
import com.kyberaccess.visitor.listing.ListPage;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// Packages (design §4, `/deliveries`).
@Path("/api/v1/deliveries")
public class DeliveryResource {
    private final Deliveries deliveries;
    private final DeliveryList list;
    private final EntityTags tags;
    private final CurrentCaller caller;

    DeliveryResource(Deliveries deliveries, DeliveryList list, EntityTags tags, CurrentCaller caller) {
        this.deliveries = deliveries;
        this.list = list;
        this.tags = tags;
        this.caller = caller;
    }

    @GET
    public ListPage<DeliveryView> list(
            @BeanParam DeliveryParameters parameters, @BeanParam Paging paging, @BeanParam CursorParameter cursor) {
        return list.list(caller.get(), parameters, paging.request(), cursor);
    }

    @POST
    @ResponseStatus(201)
    public Data<DeliveryView> receive(@Valid @NotNull(message = "Required") DeliveryRequest request) {
        return new Data<>(deliveries.receive(caller.get(), request));
    }

    @GET
    @Path("/{package_id}")
    public RestResponse<Data<DeliveryView>> get(
            @RestPath("package_id") String packageId,
            @RestHeader(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        var view = list.get(caller.tenant(), packageId);
        var tag = tags.of(view);
        return tags.known(ifNoneMatch, tag)
                ? RestResponse.ResponseBuilder.<Data<DeliveryView>>notModified()
                        .header(HttpHeaders.ETAG, tag)
                        .build()
                : tagged(view);
    }

    @PATCH
    @Path("/{package_id}")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = DeliveryChange.class)))
    public RestResponse<Data<DeliveryView>> update(
            @RestPath("package_id") String packageId,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull(message = "Required") ObjectNode patch) {
        return tagged(deliveries.update(caller.tenant(), packageId, ifMatch, patch));
    }

    @DELETE
    @Path("/{package_id}")
    public void delete(@RestPath("package_id") String packageId) {
        deliveries.delete(caller.tenant(), packageId);
    }

    private RestResponse<Data<DeliveryView>> tagged(DeliveryView view) {
        return RestResponse.ResponseBuilder.ok(new Data<>(view))
                .header(HttpHeaders.ETAG, tags.of(view))
                .build();
    }
}
