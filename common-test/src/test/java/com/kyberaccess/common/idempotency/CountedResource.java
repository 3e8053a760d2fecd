package com.kyberaccess.common.idempotency;

import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.error.PlatformError;
import com.kyberaccess.common.paging.Data;
import com.kyberaccess.common.security.Public;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.concurrent.Semaphore;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/// Endpoints that count how often they have been carried out, and then end in the way that they are told.
@Path("/api/v1/counted")
public class CountedResource {
    /// A request that waits has come so far.
    static final Semaphore WAITING = new Semaphore(0);
    /// It may go on.
    static final Semaphore GO_ON = new Semaphore(0);

    private final Counted counted;

    CountedResource(Counted counted) {
        this.counted = counted;
    }

    /// @param then how it ends: null is well
    public record Work(
            @NotNull(message = "Required") String id,
            @Nullable String then) {}

    public record Count(String id, int count) {}

    @POST
    @ResponseStatus(201)
    @ResponseHeader(name = "Location", value = "/api/v1/counted/made")
    public Data<Count> count(@Valid @NotNull(message = "Required") Work work) throws InterruptedException {
        if ("conflict".equals(work.then())) {
            counted.increment(work.id());
            throw new ApiException(PlatformError.CONFLICT, "It is so.");
        }
        if ("unavailable".equals(work.then())) {
            throw new ApiException(PlatformError.SERVICE_UNAVAILABLE, "Not now.");
        }
        if ("roll_back".equals(work.then())) {
            counted.incrementAndFail(work.id());
        }
        if ("overtaken".equals(work.then())) {
            counted.incrementOvertaken(work.id());
        }
        if ("wait".equals(work.then())) {
            WAITING.release();
            GO_ON.acquire();
        }
        var count = counted.increment(work.id());
        if ("fail_after".equals(work.then())) {
            throw new IllegalStateException("after the commit");
        }
        return new Data<>(new Count(work.id(), count));
    }

    @POST
    @Path("elsewhere")
    public Data<Count> elsewhere(@Valid @NotNull(message = "Required") Work work) {
        return new Data<>(new Count(work.id(), counted.increment(work.id())));
    }

    @POST
    @Path("open")
    @Public
    public Data<Count> open(@Valid @NotNull(message = "Required") Work work) {
        return new Data<>(new Count(work.id(), counted.increment(work.id())));
    }

    @GET
    public Data<Count> get() {
        return new Data<>(new Count("all", counted.increment("all")));
    }
}
