package com.kyberaccess.visitor.visit.change;

import com.kyberaccess.common.paging.Data;
import com.kyberaccess.common.security.CurrentCaller;
import com.kyberaccess.visitor.visit.view.VisitDetail;
import com.kyberaccess.visitor.visit.view.VisitTags;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// Changing a visitor (contract, article 2, *Update a Visitor Record*).
@Path("/api/v1/visitors")
public class ChangeResource {
    private final VisitChange change;
    private final VisitTags tags;
    private final CurrentCaller caller;

    ChangeResource(VisitChange change, VisitTags tags, CurrentCaller caller) {
        this.change = change;
        this.tags = tags;
        this.caller = caller;
    }

    @PATCH
    @Path("/{visitor_id}")
    @Operation(summary = "Change the fields that are sent; with If-Match only if the visitor is as it was read")
    public RestResponse<Data<VisitDetail>> update(
            @RestPath("visitor_id") String visitorId,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Valid @NotNull(message = "Required") UpdateVisitRequest request) {
        return tags.answer(change.update(caller.tenant(), visitorId, ifMatch, request));
    }
}
