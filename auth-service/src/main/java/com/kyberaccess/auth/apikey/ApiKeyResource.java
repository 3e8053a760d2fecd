package com.kyberaccess.auth.apikey;

import com.kyberaccess.common.paging.Data;
import com.kyberaccess.common.paging.Page;
import com.kyberaccess.common.paging.Paging;
import com.kyberaccess.common.security.CurrentCaller;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

/// The dashboard's API keys (contract, article 1, *API Key Management*).
@Path("/api/v1/api-keys")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "API keys")
public class ApiKeyResource {
    private final ApiKeyService keys;
    private final CurrentCaller caller;

    ApiKeyResource(ApiKeyService keys, CurrentCaller caller) {
        this.keys = keys;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(201)
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(summary = "Generate a key; the answer alone shows it")
    @APIResponseSchema(value = NewApiKeyView.Envelope.class, responseCode = "201", responseDescription = "Created")
    public NewApiKeyView.Envelope create(@Valid @NotNull(message = "Required") ApiKeyRequest request) {
        return new NewApiKeyView.Envelope(keys.create(caller.tenant(), request));
    }

    @GET
    @Operation(summary = "List the keys that are not revoked, the newest first")
    public Page<ApiKeyView> list(@BeanParam Paging paging) {
        return keys.list(caller.tenant(), paging.request());
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Show a key that is not revoked")
    public Data<ApiKeyView> get(@RestPath String id) {
        return new Data<>(keys.get(caller.tenant(), id));
    }

    @POST
    @Path("{id}/rotate")
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(summary = "Give a key a new secret; the answer alone shows it, the old one works until the overlap ends")
    public NewApiKeyView.Envelope rotate(
            @RestPath String id, @Valid @NotNull(message = "Required") RotateRequest request) {
        return new NewApiKeyView.Envelope(keys.rotate(caller.get(), id, request.overlapSeconds()));
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Revoke a key, and every token minted from it")
    public void revoke(@RestPath String id) {
        keys.revoke(caller.get(), id);
    }
}
