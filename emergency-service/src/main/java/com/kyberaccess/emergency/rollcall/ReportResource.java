package com.kyberaccess.emergency.rollcall;

import com.kyberaccess.common.paging.Data;
import com.kyberaccess.common.security.CurrentCaller;
import com.kyberaccess.emergency.document.DocumentFormat;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// The report of an evacuation or a drill.
@Path("/api/v1/emergency/evacuations/{evacuation_id}/report")
public class ReportResource {
    private final Reports reports;
    private final CurrentCaller caller;

    ReportResource(Reports reports, CurrentCaller caller) {
        this.reports = reports;
        this.caller = caller;
    }

    /// The answer in JSON, for the document of the API.
    record ReportAnswer(ReportView data) {}

    @GET
    @Produces({MediaType.APPLICATION_JSON, "application/pdf"})
    @Operation(summary = "The report, with the fields that fire codes ask for; `format=pdf` prints it")
    @APIResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = ReportAnswer.class)),
                @Content(mediaType = "application/pdf", schema = @Schema(implementation = byte[].class))
            })
    public Response get(
            @RestPath("evacuation_id") String evacuationId,
            @RestQuery @Nullable String format,
            @Context HttpHeaders headers) {
        var as = DocumentFormat.of(format, headers.getAcceptableMediaTypes(), DocumentFormat.JSON, DocumentFormat.PDF);
        var report = reports.of(caller.tenant(), EvacuationResource.id(evacuationId));
        return as == DocumentFormat.PDF
                ? Response.ok(ReportPdf.of(report), as.mediaType())
                        .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"report.pdf\"")
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build()
                : Response.ok(new Data<>(report.report()), as.mediaType()).build();
    }
}
