package com.kyberaccess.visitor.host;

import com.kyberaccess.common.audit.AuditTrail;
import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.id.IdType;
import com.kyberaccess.common.outbox.Outbox;
import com.kyberaccess.common.paging.Page;
import com.kyberaccess.common.paging.PageRequest;
import com.kyberaccess.common.security.Caller;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.visitor.location.Locations;
import com.kyberaccess.visitor.location.Place;
import com.kyberaccess.visitor.topic.VisitorTopic;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The hosts of a tenant.
@ApplicationScoped
public class HostDirectory {
    private final HostRepository hosts;
    private final Locations locations;
    private final VisitCounts visits;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Clock clock;

    HostDirectory(
            HostRepository hosts,
            Locations locations,
            VisitCounts visits,
            Outbox outbox,
            AuditTrail audit,
            Clock clock) {
        this.hosts = hosts;
        this.locations = locations;
        this.visits = visits;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /// @throws ApiException 422 naming `location_id` if it is not a location of the tenant
    @Transactional
    HostView create(Caller caller, CreateHostRequest request) {
        var tenant = caller.tenant();
        var place = request.locationId() == null ? null : location(tenant, request.locationId());
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var host = new Host(IdType.next(), tenant, request, place == null ? null : place.id(), now);
        hosts.persist(host);
        var card = host.card();
        outbox.append(VisitorTopic.NAME, card.publicId(), tenant, HostCreated.TYPE, now, HostCreated.of(card));
        audit.record("host.created", card.publicId(), null, new Audited(request.department(), request.locationId()));
        return HostView.of(card, place == null ? Map.of() : Map.of(place.id(), place), Map.of());
    }

    /// What the audit log says of a host: who it is stands in the directory, and ends with it.
    @RegisterForReflection
    record Audited(@Nullable String department, @Nullable String locationId) {}

    private Place location(Tenant tenant, String id) {
        return Place.LOCATION_ID
                .parse(id)
                .flatMap(known -> locations.find(tenant, known))
                .orElseThrow(() -> ApiException.invalidField("location_id", "Unknown location"));
    }

    /// @throws ApiException 400 naming `location_id` if it is not a location of the tenant
    @Transactional
    Page<HostView> list(
            Caller caller,
            @Nullable String search,
            @Nullable String department,
            @Nullable String location,
            PageRequest page) {
        var tenant = caller.tenant();
        var filter = new HostFilter(
                search,
                department,
                location == null ? null : locations.parameter(tenant, location).id());
        var rows = hosts.page(tenant, filter, page).stream().map(Host::card).toList();
        var places = locations.byIds(
                tenant,
                rows.stream().map(HostCard::locationId).filter(Objects::nonNull).collect(Collectors.toSet()));
        var counts = visits.of(tenant, days(caller, rows, places));
        return Page.of(rows, hosts.count(tenant, filter), page).map(host -> HostView.of(host, places, counts));
    }

    /// Each host's present day: in the zone of the host's location, else of the primary one, else of the account.
    private List<VisitCounts.HostDay> days(Caller caller, List<HostCard> rows, Map<UUID, Place> places) {
        var now = clock.instant();
        var zones = new HashMap<UUID, ZoneId>();
        places.values().forEach(place -> zones.put(place.id(), place.zone()));
        var fallback = rows.stream().allMatch(host -> host.locationId() != null)
                ? caller.zone()
                : locations.primary(caller.tenant()).map(Place::zone).orElse(caller.zone());
        return rows.stream()
                .map(host -> {
                    var zone = zone(host.locationId(), zones, fallback);
                    var today = now.atZone(zone).toLocalDate();
                    return new VisitCounts.HostDay(
                            host.id(),
                            today.atStartOfDay(zone).toInstant(),
                            today.plusDays(1).atStartOfDay(zone).toInstant());
                })
                .toList();
    }

    private static ZoneId zone(@Nullable UUID location, Map<UUID, ZoneId> zones, ZoneId fallback) {
        return location == null ? fallback : zones.getOrDefault(location, fallback);
    }

    @Transactional
    public Optional<HostCard> find(Tenant tenant, UUID id) {
        return hosts.byId(tenant, id).map(Host::card);
    }

    /// Those of `ids` that are the tenant's.
    @Transactional
    public Map<UUID, HostCard> byIds(Tenant tenant, Collection<UUID> ids) {
        return hosts.byIds(tenant, ids).stream()
                .map(Host::card)
                .collect(Collectors.toMap(HostCard::id, Function.identity()));
    }

    /// Hosts of a department, whose name is compared without regard to case.
    @Transactional
    public List<UUID> inDepartment(Tenant tenant, String department) {
        return hosts.idsInDepartment(tenant, department);
    }
}
