package com.kyberaccess.emergency.lockdown;

import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.paging.Data;
import com.kyberaccess.common.paging.Page;
import com.kyberaccess.common.paging.Paging;
import com.kyberaccess.common.security.CurrentCaller;
import com.kyberaccess.emergency.approval.Actors;
import com.kyberaccess.emergency.approval.ApprovalAnswer;
import com.kyberaccess.emergency.approval.Approvals;
import com.kyberaccess.emergency.approval.EmergencySettings;
import com.kyberaccess.emergency.site.Site;
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

/// Lockdowns (contract, article 2, *Trigger Lockdown*; design §4).
@Path("/api/v1/emergency")
public class LockdownResource {
    private final Lockdowns lockdowns;
    private final Approvals approvals;
    private final EmergencySettings settings;
    private final CurrentCaller caller;

    LockdownResource(Lockdowns lockdowns, Approvals approvals, EmergencySettings settings, CurrentCaller caller) {
        this.lockdowns = lockdowns;
        this.approvals = approvals;
        this.settings = settings;
        this.caller = caller;
    }

    /// The answer, for the document of the API.
    record LockdownAnswer(LockdownView data) {}

    @POST
    @Path("/lockdown")
    @Operation(summary = "Lock down a location, or all of them: nobody checks in until it is lifted")
    @APIResponse(
            responseCode = "201",
            description = "Locked down",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = LockdownAnswer.class)))
    @APIResponse(
            responseCode = "202",
            description = "A second person has to confirm it (two-person rule)",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ApprovalAnswer.class)))
    public RestResponse<Data<Object>> activate(@Valid @NotNull(message = "Required") LockdownRequest request) {
        if (settings.twoPersonRule(caller.tenant())) {
            lockdowns.check(caller.tenant(), request);
            return RestResponse.status(
                    Response.Status.ACCEPTED,
                    new Data<>(approvals.request(caller.get(), LockdownActions.ACTIVATE, request)));
        }
        return RestResponse.status(
                Response.Status.CREATED, new Data<>(lockdowns.activate(Actors.of(caller.get()), request)));
    }

    @GET
    @Path("/lockdowns")
    @Operation(summary = "Lockdowns, the latest first")
    public Page<LockdownView> list(
            @RestQuery @Nullable String status,
            @RestQuery("location_id") @Nullable String locationId,
            @BeanParam Paging paging) {
        return lockdowns.list(
                caller.tenant(), new LockdownStore.Filter(active(status), location(locationId)), paging.request());
    }

    @GET
    @Path("/lockdowns/{lockdown_id}")
    public Data<LockdownView> get(@RestPath("lockdown_id") String lockdownId) {
        return new Data<>(lockdowns.get(caller.tenant(), id(lockdownId)));
    }

    @POST
    @Path("/lockdowns/{lockdown_id}/lift")
    @Operation(summary = "Lift a lockdown")
    @APIResponse(
            responseCode = "200",
            description = "Lifted",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = LockdownAnswer.class)))
    @APIResponse(
            responseCode = "202",
            description = "A second person has to confirm it (two-person rule)",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ApprovalAnswer.class)))
    public RestResponse<Data<Object>> lift(
            @RestPath("lockdown_id") String lockdownId, @Valid @Nullable LiftRequest request) {
        var id = id(lockdownId);
        var reason = request == null ? null : request.reason();
        if (settings.twoPersonRule(caller.tenant())) {
            lockdowns.requireActive(caller.tenant(), id);
            return RestResponse.status(
                    Response.Status.ACCEPTED,
                    new Data<>(approvals.request(
                            caller.get(), LockdownActions.LIFT, new LockdownActions.Lift(id, reason))));
        }
        return RestResponse.ok(new Data<>(lockdowns.lift(Actors.of(caller.get()), id, reason)));
    }

    private static UUID id(String text) {
        return Lockdown.LOCKDOWN_ID.parse(text).orElseThrow(() -> ApiException.notFound("The lockdown"));
    }

    private static @Nullable Boolean active(@Nullable String status) {
        return switch (status) {
            case null -> null;
            case "active" -> true;
            case "lifted" -> false;
            default -> throw ApiException.invalidParameter("status", "Must be one of: active, lifted");
        };
    }

    private static @Nullable UUID location(@Nullable String text) {
        return text == null
                ? null
                : Site.LOCATION_ID
                        .parse(text)
                        .orElseThrow(() -> ApiException.invalidParameter("location_id", "Unknown location"));
    }
}
