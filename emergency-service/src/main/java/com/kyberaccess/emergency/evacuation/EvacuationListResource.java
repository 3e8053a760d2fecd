package com.kyberaccess.emergency.evacuation;

import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.paging.Data;
import com.kyberaccess.common.security.CurrentCaller;
import com.kyberaccess.emergency.presence.OnSite;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/emergency/evacuation-list")
public class EvacuationListResource {
    private final CurrentCaller caller;
    private final EvacuationList list;

    EvacuationListResource(CurrentCaller caller, EvacuationList list) {
        this.caller = caller;
        this.list = list;
    }

    @GET
    @Operation(
            summary = "Everybody who is checked in, for an evacuation",
            description =
                    "From this service's own projection; `as_of` says how old it is. An aid, never the sole means.")
    public Data<EvacuationListView> get(
            @QueryParam("location_id") @Parameter(description = "One location; all without it") @Nullable
                    String locationId) {
        return new Data<>(list.of(caller.tenant(), locationId == null ? null : location(locationId)));
    }

    private static UUID location(String text) {
        return OnSite.parseLocationId(text).orElseThrow(() -> ApiException.notFound("The location"));
    }
}
