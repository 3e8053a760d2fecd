package com.kyberaccess.webhook.meta;

import com.kyberaccess.common.paging.Data;
import com.kyberaccess.common.plan.Plan;
import com.kyberaccess.webhook.delivery.DeliveryConfig;
import com.kyberaccess.webhook.egress.EgressAddresses;
import com.kyberaccess.webhook.egress.EgressConfig;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// What integrators must know of this installation (design §4).
@Path("/api/v1/meta")
@Tag(name = "Meta")
@Produces(MediaType.APPLICATION_JSON)
public class MetaResource {
    private final MetaView meta;

    MetaResource(
            EgressAddresses addresses,
            EgressConfig egress,
            DeliveryConfig delivery,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.meta = new MetaView(
                version,
                addresses.published(),
                addresses.choosable(),
                plans(),
                new MetaView.WebhookLimits(
                        delivery.retryDelays().stream().map(Duration::toSeconds).toList(),
                        egress.deadline().toSeconds(),
                        egress.maxResponseBytes()));
    }

    @GET
    @Operation(summary = "Get the egress addresses, the limits and the version")
    public Data<MetaView> get() {
        return new Data<>(meta);
    }

    private static Map<String, MetaView.PlanLimits> plans() {
        var plans = new LinkedHashMap<String, MetaView.PlanLimits>();
        for (var plan : Plan.values()) {
            plans.put(
                    plan.wireName(),
                    new MetaView.PlanLimits(
                            plan.requestsPerMinute(),
                            plan.maxWebhooks() == Plan.UNLIMITED ? null : plan.maxWebhooks(),
                            plan.webhookEventsPerSecond()));
        }
        return plans;
    }
}
