package com.kyberaccess.webhook.deliverylog;

import com.kyberaccess.common.paging.Data;
import com.kyberaccess.common.paging.Page;
import com.kyberaccess.common.paging.Paging;
import com.kyberaccess.common.security.CurrentCaller;
import com.kyberaccess.webhook.delivery.DeliveryStatus;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// The delivery log of a webhook (contract, article 3, *Viewing Delivery Logs*).
@Path("/api/v1/webhooks/{webhook_id}/deliveries")
@Tag(name = "Webhooks")
@Produces(MediaType.APPLICATION_JSON)
public class DeliveryLogResource {
    private final DeliveryLogService log;
    private final CurrentCaller caller;

    DeliveryLogResource(DeliveryLogService log, CurrentCaller caller) {
        this.log = log;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "List a webhook's deliveries, newest event first")
    public Page<DeliveryView> list(
            @PathParam("webhook_id") String webhook,
            @QueryParam("status") @Parameter(description = "delivered, retrying or failed") @Nullable String status,
            @BeanParam Paging paging) {
        return log.list(caller.tenant(), webhook, DeliveryStatus.parse(status), paging.request());
    }

    @GET
    @Path("{delivery_id}")
    @Operation(summary = "Get a delivery with the full request and response of every attempt")
    public Data<DeliveryView> get(@PathParam("webhook_id") String webhook, @PathParam("delivery_id") String delivery) {
        return new Data<>(log.get(caller.tenant(), webhook, delivery));
    }
}
