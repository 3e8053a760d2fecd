package com.kyberaccess.webhook.eventlog;

import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.paging.CursorPage;
import com.kyberaccess.common.paging.CursorPaging;
import com.kyberaccess.common.security.CurrentCaller;
import com.kyberaccess.webhook.catalogue.EventCatalogue;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// The event log (design §4).
@Path("/api/v1/events")
@Tag(name = "Events")
@Produces(MediaType.APPLICATION_JSON)
public class EventLogResource {
    private final EventLogService log;
    private final CurrentCaller caller;

    EventLogResource(EventLogService log, CurrentCaller caller) {
        this.log = log;
        this.caller = caller;
    }

    @GET
    @Operation(
            summary = "List events, oldest first",
            description = "Whoever goes on from the last event seen, with after or with cursor, misses none.")
    public CursorPage<LoggedEvent> list(
            @QueryParam("after") @Parameter(description = "Id of the last event seen") @Nullable String after,
            @QueryParam("type") @Parameter(description = "An event type or a wildcard; may be repeated")
                    List<String> types,
            @BeanParam CursorPaging paging) {
        var cursor = paging.after(LogPosition::of);
        if (cursor.isPresent() && after != null) {
            throw ApiException.invalidParameter("after", "Must not be given together with cursor");
        }
        types.stream()
                .filter(type -> !EventCatalogue.isSelector(type))
                .findFirst()
                .ifPresent(type -> {
                    throw ApiException.invalidParameter("type", "Must be an event type or a wildcard");
                });
        var position = cursor.orElseGet(() -> log.position(caller.tenant(), after));
        return log.after(caller.tenant(), position, types, paging.perPage());
    }
}
