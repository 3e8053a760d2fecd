package com.kyberaccess.common.paging;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/// The paging parameters of every list, as a `@BeanParam`. Text, not numbers: the framework would answer 404 to
/// `page=x`.
public class Paging {
    @QueryParam("page")
    @Parameter(description = "Page number, from 1 (default 1)")
    @Nullable
    String page;

    @QueryParam("per_page")
    @Parameter(description = "Results per page, 1 to 100 (default 25)")
    @Nullable
    String perPage;

    public PageRequest request() {
        return PageRequest.of(page, perPage);
    }
}
