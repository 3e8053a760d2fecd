package com.kyberaccess.auth.permission;

import com.kyberaccess.common.paging.Page;
import com.kyberaccess.common.paging.Paging;
import com.kyberaccess.common.security.Permission;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// What to choose from when a key gets a custom scope.
@Path("/api/v1/api-keys/permissions")
@Tag(name = "API keys")
public class PermissionResource {

    @GET
    @Operation(summary = "List what a custom scope may name")
    public Page<Permission> list(@BeanParam Paging paging) {
        var request = paging.request();
        var all = PublishedEndpoints.all();
        var rows = all.stream().skip(request.offset()).limit(request.perPage()).toList();
        return Page.of(rows, all.size(), request);
    }
}
