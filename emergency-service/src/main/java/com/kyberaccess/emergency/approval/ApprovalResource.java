package com.kyberaccess.emergency.approval;

import com.kyberaccess.common.paging.Data;
import com.kyberaccess.common.security.CurrentCaller;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;

/// What waits for its second person.
@Path("/api/v1/emergency/approvals")
public class ApprovalResource {
    private final Approvals approvals;
    private final CurrentCaller caller;

    ApprovalResource(Approvals approvals, CurrentCaller caller) {
        this.approvals = approvals;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "What waits for a second person")
    public Data<List<ApprovalView>> pending() {
        return new Data<>(approvals.pending(caller.tenant()));
    }

    @POST
    @Path("/{approval_id}/confirm")
    @Operation(summary = "Confirm as the second person, within a minute; only signed-in team members can")
    public Data<ApprovalView> confirm(@RestPath("approval_id") String approvalId) {
        return new Data<>(approvals.confirm(caller.get(), approvalId));
    }
}
