package com.kyberaccess.visitor.visit.list;

import com.kyberaccess.common.paging.Data;
import com.kyberaccess.common.paging.Paging;
import com.kyberaccess.common.security.CurrentCaller;
import com.kyberaccess.visitor.visit.view.VisitDetail;
import com.kyberaccess.visitor.visit.view.VisitTags;
import com.kyberaccess.visitor.visit.view.VisitView;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// Reading visitors (contract, article 2, *Visitors Endpoints*).
@Path("/api/v1/visitors")
public class VisitResource {
    private final VisitList visits;
    private final VisitTags tags;
    private final CurrentCaller caller;

    VisitResource(VisitList visits, VisitTags tags, CurrentCaller caller) {
        this.visits = visits;
        this.tags = tags;
        this.caller = caller;
    }

    @GET
    public VisitPage<VisitView> list(@BeanParam VisitParameters parameters, @BeanParam Paging paging) {
        return visits.list(caller.get(), parameters, paging.request());
    }

    @GET
    @Path("/{visitor_id}")
    public RestResponse<Data<VisitDetail>> get(
            @RestPath("visitor_id") String visitorId,
            @RestHeader(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        return tags.answer(visits.get(caller.tenant(), visitorId), ifNoneMatch);
    }
}
