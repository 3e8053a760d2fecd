package com.kyberaccess.emergency.evacuation;

import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.security.CurrentCaller;
import com.kyberaccess.emergency.document.DocumentFormat;
import com.kyberaccess.emergency.site.Site;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/emergency/evacuation-list")
public class EvacuationListResource {
    private final CurrentCaller caller;
    private final EvacuationList list;
    private final RenderedList rendered;

    EvacuationListResource(CurrentCaller caller, EvacuationList list, RenderedList rendered) {
        this.caller = caller;
        this.list = list;
        this.rendered = rendered;
    }

    /// The answer in JSON, for the document of the API.
    record ListAnswer(EvacuationListView data) {}

    @GET
    @Produces({MediaType.APPLICATION_JSON, "text/csv", "application/pdf"})
    @Operation(
            summary = "Everybody who is checked in, for an evacuation",
            description =
                    "From this service's own projection; `as_of` says how old it is. An aid, never the sole means.")
    @APIResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = ListAnswer.class)),
                @Content(mediaType = "text/csv", schema = @Schema(implementation = String.class)),
                @Content(mediaType = "application/pdf", schema = @Schema(implementation = byte[].class))
            })
    public Response get(
            @QueryParam("location_id") @Parameter(description = "One location; all without it") @Nullable
                    String locationId,
            @QueryParam("format")
                    @Parameter(description = "`json` (default), `csv` or `pdf`; `Accept` does as well")
                    @Nullable
                    String format,
            @Context HttpHeaders headers) {
        var as = DocumentFormat.of(
                format, headers.getAcceptableMediaTypes(), DocumentFormat.JSON, DocumentFormat.CSV, DocumentFormat.PDF);
        var tenant = caller.tenant();
        var location = locationId == null ? null : location(locationId);
        return switch (as) {
            case JSON ->
                Response.ok(rendered.of(tenant, location), as.mediaType()).build();
            case CSV ->
                file(as, "csv", ListCsv.of(list.printable(tenant, location).list()));
            case PDF -> file(as, "pdf", ListPdf.of(list.printable(tenant, location)));
        };
    }

    private static Response file(DocumentFormat as, String suffix, Object content) {
        return Response.ok(content, as == DocumentFormat.CSV ? as.mediaType() + ";charset=UTF-8" : as.mediaType())
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"evacuation-list." + suffix + "\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static UUID location(String text) {
        return Site.LOCATION_ID.parse(text).orElseThrow(() -> ApiException.notFound("The location"));
    }
}
