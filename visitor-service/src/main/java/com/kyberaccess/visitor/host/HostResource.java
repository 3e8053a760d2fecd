package com.kyberaccess.visitor.host;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.kyberaccess.common.http.EntityTags;
import com.kyberaccess.common.input.Cleaned;
import com.kyberaccess.common.paging.Data;
import com.kyberaccess.common.paging.Paging;
import com.kyberaccess.common.security.CurrentCaller;
import com.kyberaccess.visitor.imports.CsvFile;
import com.kyberaccess.visitor.imports.ImportReport;
import com.kyberaccess.visitor.listing.CursorParameter;
import com.kyberaccess.visitor.listing.ListPage;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// The host directory (contract, article 2, *Host Directory Endpoints*; design §4).
@Path("/api/v1/hosts")
public class HostResource {
    private final HostDirectory hosts;
    private final HostChanges changes;
    private final HostImport imports;
    private final EntityTags tags;
    private final CurrentCaller caller;

    HostResource(HostDirectory hosts, HostChanges changes, HostImport imports, EntityTags tags, CurrentCaller caller) {
        this.hosts = hosts;
        this.changes = changes;
        this.imports = imports;
        this.tags = tags;
        this.caller = caller;
    }

    @GET
    public ListPage<HostView> list(
            @RestQuery @Nullable String search,
            @RestQuery @Nullable String department,
            @RestQuery("location_id") @Nullable String locationId,
            @BeanParam Paging paging,
            @BeanParam CursorParameter cursor) {
        var filter = hosts.filter(
                caller.tenant(),
                Cleaned.parameter("search", search),
                Cleaned.parameter("department", department),
                locationId,
                cursor);
        return hosts.list(caller.get(), filter, paging.request());
    }

    @POST
    @ResponseStatus(201)
    public Data<HostView> create(@Valid @NotNull(message = "Required") HostRequest request) {
        return new Data<>(changes.create(caller.get(), request));
    }

    /// A CSV file (RFC 4180, UTF-8) with the columns `name`, `email`, `department` and `location`. Whether it is one is
    /// asked after who sends it.
    @POST
    @Path("/import")
    @Consumes(MediaType.WILDCARD)
    @RequestBody(content = @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)))
    public Data<ImportReport> importFile(
            @RestHeader(HttpHeaders.CONTENT_TYPE) @Nullable String contentType, byte @Nullable [] file) {
        CsvFile.requireType(contentType);
        return new Data<>(imports.run(caller.tenant(), file == null ? new byte[0] : file));
    }

    @GET
    @Path("/{host_id}")
    public RestResponse<Data<HostView>> get(
            @RestPath("host_id") String hostId, @RestHeader(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        var view = hosts.get(caller.get(), hostId);
        var tag = tags.of(view);
        return tags.known(ifNoneMatch, tag)
                ? RestResponse.ResponseBuilder.<Data<HostView>>notModified()
                        .header(HttpHeaders.ETAG, tag)
                        .build()
                : tagged(view);
    }

    @PATCH
    @Path("/{host_id}")
    public RestResponse<Data<HostView>> update(
            @RestPath("host_id") String hostId,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull(message = "Required") ObjectNode patch) {
        return tagged(changes.update(caller.get(), hostId, ifMatch, patch));
    }

    @DELETE
    @Path("/{host_id}")
    public void delete(@RestPath("host_id") String hostId) {
        changes.delete(caller.tenant(), hostId);
    }

    private RestResponse<Data<HostView>> tagged(HostView view) {
        return RestResponse.ResponseBuilder.ok(new Data<>(view))
                .header(HttpHeaders.ETAG, tags.of(view))
                .build();
    }
}
