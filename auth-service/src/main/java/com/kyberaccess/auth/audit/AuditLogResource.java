package com.kyberaccess.auth.audit;

import com.kyberaccess.common.paging.CursorPage;
import com.kyberaccess.common.paging.CursorPaging;
import com.kyberaccess.common.security.CurrentCaller;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Who did what, in all services.
@Path("/api/v1/audit-log")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Audit log")
public class AuditLogResource {
    private final AuditLog log;
    private final CurrentCaller caller;

    AuditLogResource(AuditLog log, CurrentCaller caller) {
        this.log = log;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "List what was done, the newest first")
    public CursorPage<AuditLogEntry> list(@BeanParam AuditLogFilter filter, @BeanParam CursorPaging paging) {
        return log.list(caller.tenant().accountId(), filter.checked(), paging);
    }
}
