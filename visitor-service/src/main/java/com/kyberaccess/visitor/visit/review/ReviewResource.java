package com.kyberaccess.visitor.visit.review;

import com.kyberaccess.common.paging.Data;
import com.kyberaccess.common.security.CurrentCaller;
import com.kyberaccess.visitor.visit.arrival.CheckedInView;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestPath;

/// Review of flagged visits (design §4).
@Path("/api/v1/visitors")
public class ReviewResource {
    private final Review review;
    private final CurrentCaller caller;

    ReviewResource(Review review, CurrentCaller caller) {
        this.review = review;
        this.caller = caller;
    }

    @POST
    @Path("/{visitor_id}/review")
    public Data<CheckedInView> review(
            @RestPath("visitor_id") String visitorId, @Valid @NotNull(message = "Required") ReviewRequest request) {
        return new Data<>(review.review(caller.get(), visitorId, request));
    }
}
