package com.kyberaccess.visitor.watchlist;

import com.kyberaccess.common.paging.Data;
import com.kyberaccess.common.paging.Page;
import com.kyberaccess.common.paging.Paging;
import com.kyberaccess.common.security.CurrentCaller;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

/// The account's watchlist (design §4).
@Path("/api/v1/watchlist")
public class WatchlistResource {
    private final Watchlist watchlist;
    private final CurrentCaller caller;

    WatchlistResource(Watchlist watchlist, CurrentCaller caller) {
        this.watchlist = watchlist;
        this.caller = caller;
    }

    @GET
    public Page<WatchlistEntryView> list(@BeanParam Paging paging) {
        return watchlist.list(caller.tenant(), paging.request());
    }

    @POST
    @ResponseStatus(201)
    public Data<WatchlistEntryView> create(@Valid @NotNull(message = "Required") CreateWatchlistEntryRequest request) {
        return new Data<>(watchlist.create(caller.tenant(), request));
    }

    @DELETE
    @Path("/{entry_id}")
    public void delete(@RestPath("entry_id") String entryId) {
        watchlist.delete(caller.tenant(), entryId);
    }
}
