package com.kyberaccess.visitor.location;

import com.kyberaccess.common.paging.Data;
import com.kyberaccess.common.paging.Page;
import com.kyberaccess.common.paging.Paging;
import com.kyberaccess.common.security.CurrentCaller;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.ResponseStatus;

/// Locations (design §4).
@Path("/api/v1/locations")
public class LocationResource {
    private final Locations locations;
    private final CurrentCaller caller;

    LocationResource(Locations locations, CurrentCaller caller) {
        this.locations = locations;
        this.caller = caller;
    }

    @GET
    public Page<LocationView> list(@BeanParam Paging paging) {
        return locations.list(caller.tenant(), paging.request());
    }

    @POST
    @ResponseStatus(201)
    public Data<LocationView> create(@Valid @NotNull(message = "Required") CreateLocationRequest request) {
        return new Data<>(locations.create(caller.tenant(), request));
    }
}
