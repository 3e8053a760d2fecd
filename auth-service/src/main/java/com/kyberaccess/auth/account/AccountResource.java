package com.kyberaccess.auth.account;

import com.kyberaccess.common.http.EntityTags;
import com.kyberaccess.common.paging.Data;
import com.kyberaccess.common.security.CurrentCaller;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// The account that the caller belongs to.
@Path("/api/v1/account")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Account")
public class AccountResource {
    private final AccountSettings settings;
    private final EntityTags tags;
    private final CurrentCaller caller;

    AccountResource(AccountSettings settings, EntityTags tags, CurrentCaller caller) {
        this.tags = tags;
        this.settings = settings;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "Show the account's settings")
    public RestResponse<Data<AccountView>> get(@RestHeader(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        var present = settings.get(caller.tenant());
        var tag = tags.of(present);
        if (tags.known(ifNoneMatch, tag)) {
            return RestResponse.ResponseBuilder.<Data<AccountView>>notModified()
                    .header(HttpHeaders.ETAG, tag)
                    .build();
        }
        return answer(present);
    }

    @PATCH
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Change the account's settings; the plan by owners alone")
    public RestResponse<Data<AccountView>> change(
            @Valid @NotNull(message = "Required") AccountRequest request,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return answer(settings.change(caller.get(), request, ifMatch));
    }

    private RestResponse<Data<AccountView>> answer(AccountView account) {
        return RestResponse.ResponseBuilder.ok(new Data<>(account))
                .header(HttpHeaders.ETAG, tags.of(account))
                .build();
    }
}
