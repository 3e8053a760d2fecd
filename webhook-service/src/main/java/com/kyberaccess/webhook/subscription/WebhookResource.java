package com.kyberaccess.webhook.subscription;

import com.kyberaccess.common.http.EntityTags;
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
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// Webhooks (contract, article 3).
@Path("/api/v1/webhooks")
@Tag(name = "Webhooks")
@Produces(MediaType.APPLICATION_JSON)
public class WebhookResource {
    private static final int CREATED = 201;

    private final SubscriptionService subscriptions;
    private final SubscriptionChanges changes;
    private final EntityTags tags;
    private final CurrentCaller caller;

    WebhookResource(
            SubscriptionService subscriptions, SubscriptionChanges changes, EntityTags tags, CurrentCaller caller) {
        this.subscriptions = subscriptions;
        this.changes = changes;
        this.tags = tags;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(CREATED)
    @Operation(summary = "Create a webhook; the answer holds its signing secret, once")
    public Data<WebhookView> create(@Valid @NotNull(message = "Required") CreateWebhookRequest request) {
        return new Data<>(subscriptions.create(caller.get(), request));
    }

    @GET
    @Operation(summary = "List webhooks, newest first")
    public Page<WebhookView> list(@BeanParam Paging paging) {
        return subscriptions.list(caller.tenant(), paging.request());
    }

    @GET
    @Path("{webhook_id}")
    @Operation(summary = "Get a webhook, with its ETag; 304 if If-None-Match names it")
    public RestResponse<Data<WebhookView>> get(
            @PathParam("webhook_id") String id, @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        var view = subscriptions.get(caller.tenant(), id);
        var tag = tags.of(view);
        return tags.known(ifNoneMatch, tag)
                ? RestResponse.ResponseBuilder.<Data<WebhookView>>notModified()
                        .header(HttpHeaders.ETAG, tag)
                        .build()
                : tagged(view);
    }

    @PATCH
    @Path("{webhook_id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Change a webhook; with If-Match only if it is as it was read")
    public RestResponse<Data<WebhookView>> update(
            @PathParam("webhook_id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Valid @NotNull(message = "Required") UpdateWebhookRequest request) {
        request.requireValues();
        return tagged(changes.update(caller.tenant(), id, ifMatch, request));
    }

    @DELETE
    @Path("{webhook_id}")
    @Operation(summary = "Delete a webhook with its delivery history")
    public void delete(@PathParam("webhook_id") String id) {
        subscriptions.delete(caller.tenant(), id);
    }

    @POST
    @Path("{webhook_id}/pause")
    @Operation(summary = "Pause a webhook: events are skipped, retries are held")
    public Data<WebhookView> pause(@PathParam("webhook_id") String id) {
        return new Data<>(changes.pause(caller.tenant(), id));
    }

    @POST
    @Path("{webhook_id}/resume")
    @Operation(summary = "Resume a webhook that is paused or disabled; what was skipped stays skipped")
    public Data<WebhookView> resume(@PathParam("webhook_id") String id) {
        return new Data<>(changes.resume(caller.tenant(), id));
    }

    @POST
    @Path("{webhook_id}/rotate-secret")
    @Operation(summary = "Replace the signing secret; the answer holds the new one, once")
    public Data<WebhookView> rotateSecret(
            @PathParam("webhook_id") String id, @Valid @Nullable RotateSecretRequest request) {
        return new Data<>(
                changes.rotateSecret(caller.tenant(), id, request == null ? new RotateSecretRequest(null) : request));
    }

    private RestResponse<Data<WebhookView>> tagged(WebhookView view) {
        return RestResponse.ResponseBuilder.ok(new Data<>(view))
                .header(HttpHeaders.ETAG, tags.of(view))
                .build();
    }
}
