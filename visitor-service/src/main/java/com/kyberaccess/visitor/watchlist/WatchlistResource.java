package com.kyberaccess.visitor.watchlist;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.error.EnumNames;
import com.kyberaccess.common.http.EntityTags;
import com.kyberaccess.common.input.Cleaned;
import com.kyberaccess.common.paging.Data;
import com.kyberaccess.common.paging.Paging;
import com.kyberaccess.common.security.CurrentCaller;
import com.kyberaccess.visitor.imports.CsvFile;
import com.kyberaccess.visitor.imports.ImportReport;
import com.kyberaccess.visitor.listing.CursorParameter;
import com.kyberaccess.visitor.listing.ListPage;
import com.kyberaccess.visitor.screening.WatchlistKind;
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
import java.util.Arrays;
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

/// The account's watchlist (design §4).
@Path("/api/v1/watchlist")
public class WatchlistResource {
    private final Watchlist watchlist;
    private final WatchlistChanges changes;
    private final WatchlistImport imports;
    private final EntityTags tags;
    private final CurrentCaller caller;

    WatchlistResource(
            Watchlist watchlist,
            WatchlistChanges changes,
            WatchlistImport imports,
            EntityTags tags,
            CurrentCaller caller) {
        this.watchlist = watchlist;
        this.changes = changes;
        this.imports = imports;
        this.tags = tags;
        this.caller = caller;
    }

    @GET
    public ListPage<WatchlistEntryView> list(
            @RestQuery @Nullable String list,
            @RestQuery @Nullable String search,
            @BeanParam Paging paging,
            @BeanParam CursorParameter cursor) {
        var after = cursor.after(
                values -> WatchlistEntry.ENTRY_ID.parse(values.getFirst()).orElseThrow());
        var filter = new WatchlistFilter(kind(list), Cleaned.parameter("search", search), after);
        return watchlist.list(caller.tenant(), filter, paging.request());
    }

    private static @Nullable WatchlistKind kind(@Nullable String text) {
        return text == null
                ? null
                : Arrays.stream(WatchlistKind.values())
                        .filter(kind -> EnumNames.of(kind).equals(text))
                        .findFirst()
                        .orElseThrow(() -> ApiException.invalidParameter(
                                "list", "Must be one of: " + EnumNames.of(WatchlistKind.class)));
    }

    @POST
    @ResponseStatus(201)
    public Data<WatchlistEntryView> create(@Valid @NotNull(message = "Required") WatchlistEntryRequest request) {
        return new Data<>(changes.create(caller.tenant(), request));
    }

    /// A CSV file: the columns `list, first_name, last_name`, and any of `aliases` (with `|` between them),
    /// `date_of_birth, reason, action, expires_at`.
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
    @Path("/{entry_id}")
    public RestResponse<Data<WatchlistEntryView>> get(
            @RestPath("entry_id") String entryId, @RestHeader(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        var entry = watchlist.get(caller.tenant(), entryId);
        var tag = tags.of(entry);
        if (tags.known(ifNoneMatch, tag)) {
            return RestResponse.ResponseBuilder.<Data<WatchlistEntryView>>notModified()
                    .header(HttpHeaders.ETAG, tag)
                    .build();
        }
        return answer(entry);
    }

    @PATCH
    @Path("/{entry_id}")
    public RestResponse<Data<WatchlistEntryView>> change(
            @RestPath("entry_id") String entryId,
            @NotNull(message = "Required") ObjectNode patch,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return answer(changes.change(caller.tenant(), entryId, ifMatch, patch));
    }

    @DELETE
    @Path("/{entry_id}")
    public void delete(
            @RestPath("entry_id") String entryId, @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        changes.delete(caller.tenant(), entryId, ifMatch);
    }

    private RestResponse<Data<WatchlistEntryView>> answer(WatchlistEntryView entry) {
        return RestResponse.ResponseBuilder.ok(new Data<>(entry))
                .header(HttpHeaders.ETAG, tags.of(entry))
                .build();
    }
}
