package com.kyberaccess.common;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.kyberaccess.common.audit.AuditTrail;
import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.inbox.Inbox;
import com.kyberaccess.common.outbox.Outbox;
import com.kyberaccess.common.paging.Data;
import com.kyberaccess.common.paging.Page;
import com.kyberaccess.common.paging.Paging;
import com.kyberaccess.common.security.CurrentCaller;
import com.kyberaccess.common.security.Public;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Endpoints that do nothing but pass through the platform.
@Path("/api/v1/things")
public class ThingResource {
    static final String TOPIC = "kyberaccess.visitor.v1";

    private final CurrentCaller caller;
    private final Outbox outbox;
    private final Inbox inbox;

    private final AuditTrail audit;
    private final DataSource database;

    ThingResource(CurrentCaller caller, Outbox outbox, Inbox inbox, AuditTrail audit, DataSource database) {
        this.caller = caller;
        this.database = database;
        this.audit = audit;
        this.outbox = outbox;
        this.inbox = inbox;
    }

    public record Thing(
            @NotNull(message = "Required") @Size(max = 10, message = "At most 10 characters") @Nullable
            String firstName,

            @NotNull(message = "Required") @Nullable String lastName,
            @Email(message = "Invalid format") @Nullable String email,
            @Nullable Integer amount,
            @Nullable Instant at) {}

    @POST
    public Data<Thing> create(@NotNull @Valid Thing thing) {
        return new Data<>(thing);
    }

    @GET
    public Page<String> list(@BeanParam Paging paging) {
        return Page.of(List.of(caller.tenant().account()), 51, paging.request());
    }

    @GET
    @Path("{thing_id}")
    public Data<String> get(@PathParam("thing_id") String id) {
        throw ApiException.notFound("The thing");
    }

    @GET
    @Path("broken")
    @Public
    public Data<String> broken() {
        throw new IllegalStateException("secret internals");
    }

    @GET
    @Path("team")
    public Data<String> team() {
        return new Data<>(caller.get().subject());
    }

    /// Appends numbered events of one aggregate, then fails if asked to.
    @POST
    @Path("{thing_id}/events/{from}/{to}/{fail}")
    @Transactional
    public void emit(
            @PathParam("thing_id") String id,
            @PathParam("from") int from,
            @PathParam("to") int to,
            @PathParam("fail") boolean fail) {
        for (int i = from; i <= to; i++) {
            outbox.append(
                    TOPIC,
                    id,
                    caller.tenant(),
                    "thing.happened",
                    Instant.EPOCH,
                    JsonNodeFactory.instance.numberNode(i));
        }
        if (fail) {
            throw new IllegalStateException("rolled back");
        }
    }

    /// Records an entry of the audit log.
    @POST
    @Path("{thing_id}/audited")
    @Transactional
    public void audited(@PathParam("thing_id") String id) {
        audit.record("thing.renamed", id, Map.of("name", "old"), Map.of("name", "new"));
    }

    /// Ends the connection that it works with, as a server does that shuts down.
    @POST
    @Path("{thing_id}/connection-lost")
    @Transactional
    public void loseConnection(@PathParam("thing_id") String id) {
        try (var connection = database.getConnection();
                var end = connection.prepareStatement("SELECT pg_terminate_backend(pg_backend_pid())")) {
            end.execute();
        } catch (SQLException e) {
            throw new IllegalStateException("connection lost", e);
        }
    }

    /// Tells whether an event is here for the first time, then fails if asked to.
    @POST
    @Path("{thing_id}/inbox/{fail}")
    @Transactional
    public Map<String, Boolean> receive(@PathParam("thing_id") String id, @PathParam("fail") boolean fail) {
        boolean first = inbox.firstTime(id);
        if (fail) {
            throw new IllegalStateException("rolled back");
        }
        return Map.of("first", first);
    }
}
