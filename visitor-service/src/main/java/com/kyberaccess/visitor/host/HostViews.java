package com.kyberaccess.visitor.host;

import com.kyberaccess.common.security.Caller;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.visitor.location.Locations;
import com.kyberaccess.visitor.location.Place;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Makes views of hosts, with as many queries for a page as for one. Called inside the transaction that read them.
@ApplicationScoped
class HostViews {
    private final Locations locations;
    private final VisitCounts visits;
    private final Clock clock;

    HostViews(Locations locations, VisitCounts visits, Clock clock) {
        this.locations = locations;
        this.visits = visits;
        this.clock = clock;
    }

    HostView of(Caller caller, HostCard host) {
        return of(caller, List.of(host)).getFirst();
    }

    List<HostView> of(Caller caller, List<HostCard> hosts) {
        var tenant = caller.tenant();
        var places = places(tenant, hosts);
        var counts = visits.of(tenant, days(caller, hosts, places));
        return hosts.stream().map(host -> HostView.of(host, places, counts)).toList();
    }

    private Map<UUID, Place> places(Tenant tenant, List<HostCard> hosts) {
        return locations.byIds(
                tenant,
                hosts.stream()
                        .map(HostCard::locationId)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()));
    }

    /// Each host's present day: in the zone of the host's location, else of the primary one, else of the account.
    private List<VisitCounts.HostDay> days(Caller caller, List<HostCard> hosts, Map<UUID, Place> places) {
        var now = clock.instant();
        var zones = new HashMap<UUID, ZoneId>();
        places.values().forEach(place -> zones.put(place.id(), place.zone()));
        var fallback = hosts.stream().allMatch(host -> host.locationId() != null)
                ? caller.zone()
                : locations.primary(caller.tenant()).map(Place::zone).orElse(caller.zone());
        return hosts.stream()
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
}
