package com.kyberaccess.visitor.host;

import com.kyberaccess.common.input.Cleaned;
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
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// The host directory (contract, article 2, *Host Directory Endpoints*).
@Path("/api/v1/hosts")
public class HostResource {
    private final HostDirectory hosts;
    private final CurrentCaller caller;

    HostResource(HostDirectory hosts, CurrentCaller caller) {
        this.hosts = hosts;
        this.caller = caller;
    }

    @GET
    public Page<HostView> list(
            @RestQuery @Nullable String search,
            @RestQuery @Nullable String department,
            @RestQuery("location_id") @Nullable String locationId,
            @BeanParam Paging paging) {
        return hosts.list(
                caller.get(),
                Cleaned.parameter("search", search),
                Cleaned.parameter("department", department),
                locationId,
                paging.request());
    }

    @POST
    @ResponseStatus(201)
    public Data<HostView> create(@Valid @NotNull(message = "Required") CreateHostRequest request) {
        return new Data<>(hosts.create(caller.get(), request));
    }
}
