package com.kyberaccess.visitor.delivery;

import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.error.EnumNames;
import com.kyberaccess.common.paging.PageRequest;
import com.kyberaccess.common.security.Caller;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.visitor.host.HostCard;
import com.kyberaccess.visitor.host.HostDirectory;
import com.kyberaccess.visitor.listing.CursorParameter;
import com.kyberaccess.visitor.listing.ListPage;
import com.kyberaccess.visitor.location.Locations;
import com.kyberaccess.visitor.visit.list.DayRange;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Arrays;
import java.util.UUID;

/// Reads the packages of a tenant.
@ApplicationScoped
class DeliveryList {
    private final DeliveryRepository deliveries;
    private final DeliveryViews views;
    private final HostDirectory hosts;
    private final Locations locations;
    private final Clock clock;

    DeliveryList(
            DeliveryRepository deliveries, DeliveryViews views, HostDirectory hosts, Locations locations, Clock clock) {
        this.deliveries = deliveries;
        this.views = views;
        this.hosts = hosts;
        this.locations = locations;
        this.clock = clock;
    }

    /// @throws ApiException 400 naming the parameter that is not valid, 422 for a range that ends before it starts
    @Transactional
    ListPage<DeliveryView> list(
            Caller caller, DeliveryParameters parameters, PageRequest page, CursorParameter cursor) {
        var tenant = caller.tenant();
        var filter = filter(caller, parameters, cursor);
        var rows = deliveries.page(tenant, filter, page);
        return ListPage.of(rows, deliveries.count(tenant, filter), page, DeliveryFilter.Position::behind)
                .mapAll(shown -> views.of(tenant, shown));
    }

    /// @throws ApiException 404 if the tenant has no such package
    @Transactional
    DeliveryView get(Tenant tenant, String id) {
        return Delivery.PACKAGE_ID
                .parse(id)
                .flatMap(known -> deliveries.byId(tenant, known))
                .map(delivery -> views.of(tenant, delivery))
                .orElseThrow(() -> ApiException.notFound("The package"));
    }

    private DeliveryFilter filter(Caller caller, DeliveryParameters parameters, CursorParameter cursor) {
        var tenant = caller.tenant();
        var place = parameters.locationId == null ? null : locations.parameter(tenant, parameters.locationId);
        var range = DayRange.of(
                null,
                parameters.startDate,
                parameters.endDate,
                place == null ? caller.zone() : place.zone(),
                clock.instant());
        return new DeliveryFilter(
                parameters.status == null ? null : status(parameters.status),
                parameters.hostId == null ? null : host(tenant, parameters.hostId),
                place == null ? null : place.id(),
                range.since(),
                range.until(),
                cursor.after(DeliveryFilter.Position::read));
    }

    private UUID host(Tenant tenant, String id) {
        return HostCard.HOST_ID
                .parse(id)
                .flatMap(known -> hosts.find(tenant, known))
                .map(HostCard::id)
                .orElseThrow(() -> ApiException.invalidParameter("host_id", "Unknown host"));
    }

    private static DeliveryStatus status(String text) {
        return Arrays.stream(DeliveryStatus.values())
                .filter(status -> EnumNames.of(status).equals(text))
                .findFirst()
                .orElseThrow(() -> ApiException.invalidParameter(
                        "status", "Must be one of: " + EnumNames.of(DeliveryStatus.class)));
    }
}
