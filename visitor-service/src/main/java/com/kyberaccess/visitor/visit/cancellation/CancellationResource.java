package com.kyberaccess.visitor.visit.cancellation;

import com.kyberaccess.common.paging.Data;
import com.kyberaccess.common.security.CurrentCaller;
import com.kyberaccess.visitor.visit.view.VisitDetail;
import com.kyberaccess.visitor.visit.view.VisitTags;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/// Cancelling a pre-registration (design §4).
@Path("/api/v1/visitors")
public class CancellationResource {
    private final Cancellation cancellation;
    private final VisitTags tags;
    private final CurrentCaller caller;

    CancellationResource(Cancellation cancellation, VisitTags tags, CurrentCaller caller) {
        this.cancellation = cancellation;
        this.tags = tags;
        this.caller = caller;
    }

    @POST
    @Path("/{visitor_id}/cancel")
    @Operation(summary = "Cancel a pre-registration")
    public RestResponse<Data<VisitDetail>> cancel(@RestPath("visitor_id") String visitorId) {
        return tags.answer(cancellation.cancel(caller.tenant(), visitorId));
    }
}
