package com.kyberaccess.emergency.rollcall;

import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.paging.Data;
import com.kyberaccess.common.security.CurrentCaller;
import com.kyberaccess.emergency.site.Site;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// Where people gather.
@Path("/api/v1/emergency/rally-points")
public class RallyPointResource {
    private final RallyPoints points;
    private final CurrentCaller caller;

    RallyPointResource(RallyPoints points, CurrentCaller caller) {
        this.points = points;
        this.caller = caller;
    }

    /// The answer, for the document of the API.
    record RallyPointAnswer(RallyPointView data) {}

    @GET
    public Data<List<RallyPointView>> list(@RestQuery("location_id") @Nullable String locationId) {
        return new Data<>(points.of(
                caller.tenant(),
                locationId == null
                        ? null
                        : List.of(Site.LOCATION_ID
                                .parse(locationId)
                                .orElseThrow(() -> ApiException.invalidParameter("location_id", "Unknown location")))));
    }

    @POST
    @ResponseStatus(201)
    @APIResponseSchema(value = RallyPointAnswer.class, responseCode = "201", responseDescription = "Created")
    public Data<RallyPointView> create(@Valid @NotNull(message = "Required") RallyPointRequest request) {
        return new Data<>(points.create(caller.tenant(), request));
    }

    @DELETE
    @Path("/{rally_point_id}")
    @ResponseStatus(204)
    @APIResponse(responseCode = "204", description = "Removed")
    public void remove(@RestPath("rally_point_id") String rallyPointId) {
        points.remove(caller.tenant(), rallyPointId);
    }
}
