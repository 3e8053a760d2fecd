package com.kyberaccess.visitor.visit.departure;

import com.kyberaccess.common.paging.Data;
import com.kyberaccess.common.security.CurrentCaller;
import jakarta.validation.Valid;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/// Check-out (contract, article 2, *Check Out a Visitor*).
@Path("/api/v1/visitors")
public class CheckOutResource {
    private final CheckOut checkOut;
    private final CurrentCaller caller;

    CheckOutResource(CheckOut checkOut, CurrentCaller caller) {
        this.checkOut = checkOut;
        this.caller = caller;
    }

    @POST
    @Path("/{visitor_id}/check-out")
    public Data<CheckedOutView> checkOut(
            @RestPath("visitor_id") String visitorId, @Valid @Nullable CheckOutRequest request) {
        return new Data<>(
                checkOut.checkOut(caller.get(), visitorId, request == null ? CheckOutRequest.EMPTY : request));
    }
}
