package com.kyberaccess.visitor.visit.erasure;

import com.kyberaccess.common.security.CurrentCaller;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;

/// Deletion (contract, article 2, *Delete a Visitor Record*).
@Path("/api/v1/visitors")
public class DeletionResource {
    private final Deletion deletion;
    private final CurrentCaller caller;

    DeletionResource(Deletion deletion, CurrentCaller caller) {
        this.deletion = deletion;
        this.caller = caller;
    }

    @DELETE
    @Path("/{visitor_id}")
    @Operation(summary = "Delete a visitor for good, with photos, documents and screening results")
    public void delete(@RestPath("visitor_id") String visitorId) {
        deletion.delete(caller.tenant(), visitorId);
    }
}
