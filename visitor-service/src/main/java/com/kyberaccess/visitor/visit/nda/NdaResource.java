package com.kyberaccess.visitor.visit.nda;

import com.kyberaccess.common.paging.Data;
import com.kyberaccess.common.security.CurrentCaller;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

/// Visitors sign the agreement, or decline (contract, article 3, *Document Events*).
@Path("/api/v1/visitors")
public class NdaResource {
    private final Signing signing;
    private final CurrentCaller caller;

    NdaResource(Signing signing, CurrentCaller caller) {
        this.signing = signing;
        this.caller = caller;
    }

    @POST
    @Path("/{visitor_id}/nda")
    @ResponseStatus(201)
    public Data<NdaDecisionView> decide(
            @RestPath("visitor_id") String visitorId, @Valid @NotNull(message = "Required") NdaRequest request) {
        return new Data<>(signing.decide(caller.get(), visitorId, request));
    }
}
