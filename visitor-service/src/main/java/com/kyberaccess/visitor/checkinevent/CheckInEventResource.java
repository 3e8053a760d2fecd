package com.kyberaccess.visitor.checkinevent;

import com.kyberaccess.common.paging.Paging;
import com.kyberaccess.common.security.CurrentCaller;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// The log of check-in events (contract, article 2, *List Check-In Events*).
@Path("/api/v1/check-in-events")
public class CheckInEventResource {
    private final CheckInEvents events;
    private final CurrentCaller caller;

    CheckInEventResource(CheckInEvents events, CurrentCaller caller) {
        this.events = events;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "List check-ins, check-outs, denials and pre-registrations, the newest first")
    public CheckInEventPage list(@BeanParam CheckInEventParameters parameters, @BeanParam Paging paging) {
        return events.list(caller.get(), parameters, paging.request());
    }
}
