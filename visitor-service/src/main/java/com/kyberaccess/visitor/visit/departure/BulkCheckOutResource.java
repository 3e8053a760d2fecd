package com.kyberaccess.visitor.visit.departure;

import com.kyberaccess.common.paging.Data;
import com.kyberaccess.common.security.CurrentCaller;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// Bulk check-out (contract, article 2, *Bulk Check-Out*).
@Path("/api/v1/visitors")
public class BulkCheckOutResource {
    private final BulkCheckOut bulk;
    private final CurrentCaller caller;

    BulkCheckOutResource(BulkCheckOut bulk, CurrentCaller caller) {
        this.bulk = bulk;
        this.caller = caller;
    }

    @POST
    @Path("/bulk-check-out")
    @Operation(summary = "Check out up to 1,000 visitors, or everybody at a location; failures are in the details")
    public Data<BulkCheckOutView> checkOut(@Valid @NotNull(message = "Required") BulkCheckOutRequest request) {
        return new Data<>(bulk.checkOut(caller.get(), request));
    }
}
