package com.kyberaccess.emergency.rollcall;

import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.paging.Data;
import com.kyberaccess.common.paging.Page;
import com.kyberaccess.common.paging.Paging;
import com.kyberaccess.common.security.CurrentCaller;
import com.kyberaccess.emergency.approval.Actors;
import com.kyberaccess.emergency.approval.ApprovalAnswer;
import com.kyberaccess.emergency.approval.Approvals;
import com.kyberaccess.emergency.approval.EmergencySettings;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// Evacuations and drills (design §4).
@Path("/api/v1/emergency/evacuations")
public class EvacuationResource {
    private final Evacuations evacuations;
    private final EvacuationViews views;
    private final Approvals approvals;
    private final EmergencySettings settings;
    private final CurrentCaller caller;

    EvacuationResource(
            Evacuations evacuations,
            EvacuationViews views,
            Approvals approvals,
            EmergencySettings settings,
            CurrentCaller caller) {
        this.evacuations = evacuations;
        this.views = views;
        this.approvals = approvals;
        this.settings = settings;
        this.caller = caller;
    }

    /// The answer, for the document of the API.
    record EvacuationAnswer(EvacuationView data) {}

    @POST
    @Operation(summary = "Evacuate a location, or all of them; or practise it: check-ins stop, the roll call begins")
    @APIResponse(
            responseCode = "201",
            description = "Activated",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = EvacuationAnswer.class)))
    @APIResponse(
            responseCode = "202",
            description = "A second person has to confirm it (two-person rule)",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ApprovalAnswer.class)))
    public RestResponse<Data<Object>> activate(@Valid @NotNull(message = "Required") EvacuationRequest request) {
        if (!request.isDrill() && settings.twoPersonRule(caller.tenant())) {
            evacuations.check(caller.tenant(), request);
            return RestResponse.status(
                    Response.Status.ACCEPTED,
                    new Data<>(approvals.request(caller.get(), EvacuationAction.NAME, request)));
        }
        return RestResponse.status(
                Response.Status.CREATED, new Data<>(views.of(evacuations.activate(Actors.of(caller.get()), request))));
    }

    @GET
    @Operation(summary = "Evacuations and drills, the latest first")
    public Page<EvacuationView> list(
            @RestQuery @Nullable String status, @RestQuery @Nullable String drill, @BeanParam Paging paging) {
        return views.page(
                caller.tenant(),
                new EvacuationStore.Filter(
                        choice("status", status, "active", "ended"), choice("drill", drill, "true", "false")),
                paging.request());
    }

    @GET
    @Path("/{evacuation_id}")
    @Operation(summary = "An evacuation with its counters")
    public Data<EvacuationView> get(@RestPath("evacuation_id") String evacuationId) {
        return new Data<>(views.of(evacuations.get(caller.tenant(), id(evacuationId))));
    }

    @POST
    @Path("/{evacuation_id}/end")
    @Operation(summary = "End an evacuation: check-ins go on, the report is made")
    public Data<EvacuationView> end(
            @RestPath("evacuation_id") String evacuationId, @Valid @Nullable EndRequest request) {
        var account = request == null ? Evacuation.Account.NONE : request.account();
        return new Data<>(views.of(evacuations.end(Actors.of(caller.get()), id(evacuationId), account)));
    }

    /// @throws ApiException 404 for what is no such id
    static UUID id(String text) {
        return Evacuation.EVACUATION_ID.parse(text).orElseThrow(() -> ApiException.notFound("The evacuation"));
    }

    private static @Nullable Boolean choice(String name, @Nullable String text, String yes, String no) {
        if (text == null) {
            return null;
        }
        if (!text.equals(yes) && !text.equals(no)) {
            throw ApiException.invalidParameter(name, "Must be one of: " + yes + ", " + no);
        }
        return text.equals(yes);
    }
}
