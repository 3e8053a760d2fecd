package com.kyberaccess.visitor.settings;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.kyberaccess.common.http.EntityTags;
import com.kyberaccess.common.paging.Data;
import com.kyberaccess.common.security.CurrentCaller;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// The settings of the tenant (design §4).
@Path("/api/v1/settings")
public class SettingsResource {
    private final Settings settings;
    private final EntityTags tags;
    private final CurrentCaller caller;

    SettingsResource(Settings settings, EntityTags tags, CurrentCaller caller) {
        this.settings = settings;
        this.tags = tags;
        this.caller = caller;
    }

    @GET
    public RestResponse<Data<VisitorSettings>> get(
            @RestHeader(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        var present = settings.get(caller.tenant());
        var tag = tags.of(present);
        if (tags.known(ifNoneMatch, tag)) {
            return RestResponse.ResponseBuilder.<Data<VisitorSettings>>notModified()
                    .header(HttpHeaders.ETAG, tag)
                    .build();
        }
        return answer(present);
    }

    @PATCH
    public RestResponse<Data<VisitorSettings>> change(
            @NotNull(message = "Required") ObjectNode patch,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return answer(settings.change(caller.get(), ifMatch, patch));
    }

    private RestResponse<Data<VisitorSettings>> answer(VisitorSettings present) {
        return RestResponse.ResponseBuilder.ok(new Data<>(present))
                .header(HttpHeaders.ETAG, tags.of(present))
                .build();
    }
}
