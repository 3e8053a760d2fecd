package com.kyberaccess.webhook.subscription;

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
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/// Webhooks (contract, article 3).
@Path("/api/v1/webhooks")
@Tag(name = "Webhooks")
@Produces(MediaType.APPLICATION_JSON)
public class WebhookResource {
    private static final int CREATED = 201;

    private final SubscriptionService subscriptions;
    private final CurrentCaller caller;

    WebhookResource(SubscriptionService subscriptions, CurrentCaller caller) {
        this.subscriptions = subscriptions;
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
    @Operation(summary = "Get a webhook")
    public Data<WebhookView> get(@PathParam("webhook_id") String id) {
        return new Data<>(subscriptions.get(caller.tenant(), id));
    }

    @DELETE
    @Path("{webhook_id}")
    @Operation(summary = "Delete a webhook with its delivery history")
    public void delete(@PathParam("webhook_id") String id) {
        subscriptions.delete(caller.tenant(), id);
    }
}
