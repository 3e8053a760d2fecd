package com.kyberaccess.visitor.visit.archive;

import com.kyberaccess.common.paging.Data;
import com.kyberaccess.common.security.CurrentCaller;
import com.kyberaccess.visitor.visit.view.VisitDetail;
import com.kyberaccess.visitor.visit.view.VisitTags;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/// The archive (contract, article 2, *Delete a Visitor Record*; design §4).
@Path("/api/v1/visitors/{visitor_id}")
public class ArchiveResource {
    private final Archive archive;
    private final VisitTags tags;
    private final CurrentCaller caller;

    ArchiveResource(Archive archive, VisitTags tags, CurrentCaller caller) {
        this.archive = archive;
        this.tags = tags;
        this.caller = caller;
    }

    @POST
    @Path("/archive")
    @Operation(summary = "Archive a visitor: lists leave it out unless include_archived=true")
    public RestResponse<Data<VisitDetail>> archive(@RestPath("visitor_id") String visitorId) {
        return tags.answer(archive.set(caller.tenant(), visitorId, true));
    }

    @POST
    @Path("/unarchive")
    @Operation(summary = "Take a visitor out of the archive")
    public RestResponse<Data<VisitDetail>> unarchive(@RestPath("visitor_id") String visitorId) {
        return tags.answer(archive.set(caller.tenant(), visitorId, false));
    }
}
