package com.kyberaccess.emergency.rollcall;

import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.paging.Data;
import com.kyberaccess.common.paging.Page;
import com.kyberaccess.common.paging.Paging;
import com.kyberaccess.common.security.CurrentCaller;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// The people of an evacuation (design §4).
@Path("/api/v1/emergency/evacuations/{evacuation_id}/people")
public class RollCallResource {
    private static final List<String> STATUSES = List.of("safe", "needs_help", "missing", "unmarked", "checked_out");
    private static final List<String> KINDS = List.of("visitor", "staff", "added");

    private final RollCall rollCall;
    private final CurrentCaller caller;

    RollCallResource(RollCall rollCall, CurrentCaller caller) {
        this.rollCall = rollCall;
        this.caller = caller;
    }

    /// The answer, for the document of the API.
    record PersonAnswer(PersonView data) {}

    @GET
    @Operation(summary = "The people of the roll call, by name")
    public Page<PersonView> list(
            @RestPath("evacuation_id") String evacuationId,
            @RestQuery @Nullable String status,
            @RestQuery @Nullable String kind,
            @BeanParam Paging paging) {
        return rollCall.page(
                caller.tenant(),
                EvacuationResource.id(evacuationId),
                new RollCallStore.Filter(oneOf("status", status, STATUSES), oneOf("kind", kind, KINDS)),
                paging.request());
    }

    @POST
    @ResponseStatus(201)
    @APIResponseSchema(value = PersonAnswer.class, responseCode = "201", responseDescription = "Created")
    @Operation(summary = "Add somebody who is not on the list")
    public Data<PersonView> add(
            @RestPath("evacuation_id") String evacuationId,
            @Valid @NotNull(message = "Required") AddPersonRequest request) {
        return new Data<>(
                rollCall.add(caller.tenant(), caller.get().subject(), EvacuationResource.id(evacuationId), request));
    }

    @GET
    @Path("/{visitor_id}")
    @Operation(summary = "A person with all marks")
    public Data<PersonView> get(
            @RestPath("evacuation_id") String evacuationId, @RestPath("visitor_id") String personId) {
        return new Data<>(rollCall.person(caller.tenant(), EvacuationResource.id(evacuationId), personId));
    }

    @PUT
    @Path("/{visitor_id}")
    @Operation(
            summary = "Mark a person",
            description =
                    "Of several marks the one with the latest `marked_at` counts, so that marks made offline can be"
                            + " sent later; the same mark sent again changes nothing.")
    public Data<PersonView> mark(
            @RestPath("evacuation_id") String evacuationId,
            @RestPath("visitor_id") String personId,
            @Valid @NotNull(message = "Required") MarkRequest request) {
        return new Data<>(rollCall.mark(
                caller.tenant(), caller.get().subject(), EvacuationResource.id(evacuationId), personId, request));
    }

    private static @Nullable String oneOf(String name, @Nullable String text, List<String> known) {
        if (text != null && !known.contains(text)) {
            throw ApiException.invalidParameter(name, "Must be one of: " + String.join(", ", known));
        }
        return text;
    }
}
