package com.kyberaccess.visitor.delivery;

import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.visitor.location.LocationUse;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/// Packages that wait at a location.
@ApplicationScoped
class DeliveryLocationUse implements LocationUse {
    private final DeliveryRepository deliveries;

    DeliveryLocationUse(DeliveryRepository deliveries) {
        this.deliveries = deliveries;
    }

    @Override
    public Optional<String> of(Tenant tenant, UUID location) {
        return deliveries.waitsAt(tenant, location) ? Optional.of("packages that wait") : Optional.empty();
    }
}
