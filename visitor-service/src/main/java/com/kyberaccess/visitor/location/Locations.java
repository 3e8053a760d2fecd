package com.kyberaccess.visitor.location;

import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.paging.Page;
import com.kyberaccess.common.paging.PageRequest;
import com.kyberaccess.common.security.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Finds the locations of a tenant.
@ApplicationScoped
public class Locations {
    private final LocationRepository locations;

    Locations(LocationRepository locations) {
        this.locations = locations;
    }

    @Transactional
    Page<LocationView> list(Tenant tenant, PageRequest page) {
        return Page.of(locations.page(tenant, page), locations.count(tenant), page)
                .map(Location::view);
    }

    /// @throws ApiException 404 if the tenant has no such location
    @Transactional
    LocationView get(Tenant tenant, String id) {
        return Place.LOCATION_ID
                .parse(id)
                .flatMap(known -> locations.presentById(tenant, known))
                .map(Location::view)
                .orElseThrow(() -> ApiException.notFound("The location"));
    }

    /// Where a visit is, or was: also a location that has been removed since.
    @Transactional
    public Optional<Place> find(Tenant tenant, UUID id) {
        return locations.byId(tenant, id).map(Location::place);
    }

    /// A location where something new may be.
    @Transactional
    public Optional<Place> present(Tenant tenant, UUID id) {
        return locations.presentById(tenant, id).map(Location::place);
    }

    /// The location that the field of a body names.
    ///
    /// @throws ApiException 422 naming the field if the tenant has no such location
    @Transactional
    public Place field(Tenant tenant, String field, String id) {
        return Place.LOCATION_ID
                .parse(id)
                .flatMap(known -> present(tenant, known))
                .orElseThrow(() -> ApiException.invalidField(field, "Unknown location"));
    }

    /// All but those removed, the oldest first.
    @Transactional
    public List<Place> all(Tenant tenant) {
        return locations.all(tenant).stream().map(Location::place).toList();
    }

    /// The location that a `location_id` in a query names: exactly it, without its parts.
    ///
    /// @throws ApiException 400 if it is none of the tenant's
    @Transactional
    public Place parameter(Tenant tenant, String id) {
        return Place.LOCATION_ID
                .parse(id)
                .flatMap(known -> find(tenant, known))
                .orElseThrow(() -> ApiException.invalidParameter("location_id", "Unknown location"));
    }

    @Transactional
    public Optional<Place> primary(Tenant tenant) {
        return locations.primary(tenant).map(Location::place);
    }

    /// Those of `ids` that are the tenant's.
    @Transactional
    public Map<UUID, Place> byIds(Tenant tenant, Collection<UUID> ids) {
        return locations.byIds(tenant, ids).stream()
                .map(Location::place)
                .collect(Collectors.toMap(Place::id, Function.identity()));
    }
}
