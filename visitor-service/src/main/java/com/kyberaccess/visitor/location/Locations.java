package com.kyberaccess.visitor.location;

import com.kyberaccess.common.audit.AuditTrail;
import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.id.IdType;
import com.kyberaccess.common.outbox.Outbox;
import com.kyberaccess.common.paging.Page;
import com.kyberaccess.common.paging.PageRequest;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.visitor.topic.VisitorTopic;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The locations of a tenant. The first becomes the primary one.
@ApplicationScoped
public class Locations {
    private final LocationRepository locations;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Clock clock;

    Locations(LocationRepository locations, Outbox outbox, AuditTrail audit, Clock clock) {
        this.locations = locations;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    LocationView create(Tenant tenant, CreateLocationRequest request) {
        locations.lockCreation(tenant);
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var location = new Location(
                IdType.next(),
                tenant,
                request.name(),
                ZoneId.of(request.timeZone()),
                request.address(),
                locations.primary(tenant).isEmpty(),
                now);
        locations.persist(location);
        outbox.append(
                VisitorTopic.NAME,
                location.place().publicId(),
                tenant,
                LocationCreated.TYPE,
                now,
                LocationCreated.of(location.place()));
        audit.record("location.created", location.place().publicId(), null, request);
        return location.view();
    }

    @Transactional
    Page<LocationView> list(Tenant tenant, PageRequest page) {
        return Page.of(locations.page(tenant, page), locations.count(tenant), page)
                .map(Location::view);
    }

    @Transactional
    public Optional<Place> find(Tenant tenant, UUID id) {
        return locations.byId(tenant, id).map(Location::place);
    }

    /// The location that a `location_id` in a query names.
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
