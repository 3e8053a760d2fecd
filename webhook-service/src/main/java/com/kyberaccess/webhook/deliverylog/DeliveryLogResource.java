package com.kyberaccess.webhook.deliverylog;

import com.kyberaccess.common.paging.Data;
import com.kyberaccess.common.paging.Page;
import com.kyberaccess.common.paging.Paging;
import com.kyberaccess.common.security.CurrentCaller;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/// The delivery log of a webhook (contract, article 3, *Viewing Delivery Logs*).
@Path("/api/v1/webhooks/{webhook_id}/deliveries")
@Tag(name = "Webhooks")
@Produces(MediaType.APPLICATION_JSON)
public class DeliveryLogResource {
    private static final int ACCEPTED = 202;

    private final DeliveryLogService log;
    private final CurrentCaller caller;

    DeliveryLogResource(DeliveryLogService log, CurrentCaller caller) {
        this.log = log;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "List a webhook's deliveries, newest event first")
    public Page<DeliveryView> list(
            @PathParam("webhook_id") String webhook, @BeanParam DeliveryQuery query, @BeanParam Paging paging) {
        return log.list(caller.tenant(), webhook, query.filter(), paging.request());
    }

    @GET
    @Path("{delivery_id}")
    @Operation(summary = "Get a delivery with the full request and response of every attempt")
    public Data<DeliveryView> get(@PathParam("webhook_id") String webhook, @PathParam("delivery_id") String delivery) {
        return new Data<>(log.get(caller.tenant(), webhook, delivery));
    }

    @POST
    @Path("{delivery_id}/redeliver")
    @ResponseStatus(ACCEPTED)
    @Operation(summary = "Send a delivery again under its id, with all retries; the answer shows it as it waits")
    public Data<DeliveryView> redeliver(
            @PathParam("webhook_id") String webhook, @PathParam("delivery_id") String delivery) {
        return new Data<>(log.redeliver(caller.tenant(), webhook, delivery));
    }
}
