package com.kyberaccess.visitor.delivery;

import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.visitor.host.HostDirectory;
import com.kyberaccess.visitor.location.Locations;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/// Makes views of packages, with as many queries for a page as for one. Called inside the transaction that read them.
@ApplicationScoped
class DeliveryViews {
    private final HostDirectory hosts;
    private final Locations locations;

    DeliveryViews(HostDirectory hosts, Locations locations) {
        this.hosts = hosts;
        this.locations = locations;
    }

    DeliveryView of(Tenant tenant, Delivery delivery) {
        return of(tenant, List.of(delivery)).getFirst();
    }

    List<DeliveryView> of(Tenant tenant, List<Delivery> deliveries) {
        var hostsById =
                hosts.byIds(tenant, deliveries.stream().map(Delivery::hostId).collect(Collectors.toSet()));
        var placesById = locations.byIds(
                tenant, deliveries.stream().map(Delivery::locationId).collect(Collectors.toSet()));
        return deliveries.stream()
                .map(delivery -> DeliveryView.of(
                        delivery,
                        Objects.requireNonNull(hostsById.get(delivery.hostId())),
                        Objects.requireNonNull(placesById.get(delivery.locationId()))))
                .toList();
    }
}
