package com.kyberaccess.webhook.trial;

import com.kyberaccess.common.paging.Data;
import com.kyberaccess.common.security.CurrentCaller;
import com.kyberaccess.webhook.deliverylog.DeliveryView;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Tests of a webhook (contract, article 3, *Built-In Test Tool*).
@Path("/api/v1/webhooks/{webhook_id}/test")
@Tag(name = "Webhooks")
@Produces(MediaType.APPLICATION_JSON)
public class WebhookTestResource {
    private final WebhookTester tester;
    private final CurrentCaller caller;

    WebhookTestResource(WebhookTester tester, CurrentCaller caller) {
        this.tester = tester;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Send a sample of an event type now; the answer shows the request and the response")
    public Data<DeliveryView> test(
            @PathParam("webhook_id") String webhook, @Valid @NotNull(message = "Required") TestRequest request) {
        return new Data<>(tester.test(caller.tenant(), webhook, request.event()));
    }
}
