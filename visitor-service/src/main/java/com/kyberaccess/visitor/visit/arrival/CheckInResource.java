package com.kyberaccess.visitor.visit.arrival;

import com.kyberaccess.common.paging.Data;
import com.kyberaccess.common.security.CurrentCaller;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/// Check-in (contract, article 2, *Check In a Visitor*).
@Path("/api/v1/visitors")
public class CheckInResource {
    private final CheckIn checkIn;
    private final CurrentCaller caller;

    CheckInResource(CheckIn checkIn, CurrentCaller caller) {
        this.checkIn = checkIn;
        this.caller = caller;
    }

    @POST
    @Path("/check-in")
    @ResponseStatus(201)
    public Data<CheckedInView> walkIn(@Valid @NotNull(message = "Required") WalkInRequest request) {
        return new Data<>(checkIn.walkIn(caller.get(), request));
    }

    @POST
    @Path("/{visitor_id}/check-in")
    @ResponseStatus(201)
    public Data<CheckedInView> known(
            @RestPath("visitor_id") String visitorId, @Valid @Nullable CheckInRequest request) {
        return new Data<>(checkIn.known(caller.get(), visitorId, request == null ? CheckInRequest.NONE : request));
    }
}
