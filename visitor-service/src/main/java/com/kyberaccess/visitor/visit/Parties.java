package com.kyberaccess.visitor.visit;

import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.error.FieldIssue;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.visitor.host.HostCard;
import com.kyberaccess.visitor.host.HostDirectory;
import com.kyberaccess.visitor.location.Locations;
import com.kyberaccess.visitor.location.Place;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Finds the host and the location of a visit.
@ApplicationScoped
public class Parties {
    private final HostDirectory hosts;
    private final Locations locations;

    Parties(HostDirectory hosts, Locations locations) {
        this.hosts = hosts;
        this.locations = locations;
    }

    /// What a client asks for. Without a location it is the host's, else the primary one.
    ///
    /// @throws ApiException 422 naming each of `host_id` and `location_id` that the tenant does not have
    @Transactional
    public Party requested(Tenant tenant, String hostId, @Nullable String locationId) {
        var issues = new ArrayList<FieldIssue>();
        var host = HostCard.HOST_ID.parse(hostId).flatMap(id -> hosts.present(tenant, id));
        if (host.isEmpty()) {
            issues.add(new FieldIssue("host_id", "Unknown host"));
        }
        var place = place(tenant, host, locationId);
        if (place.isEmpty()) {
            issues.add(new FieldIssue(
                    "location_id", locationId == null ? "The account has no location yet" : "Unknown location"));
        }
        if (host.isEmpty() || place.isEmpty()) {
            throw ApiException.invalidFields(issues);
        }
        return new Party(host.get(), place.get());
    }

    private Optional<Place> place(Tenant tenant, Optional<HostCard> host, @Nullable String locationId) {
        if (locationId != null) {
            return Place.LOCATION_ID.parse(locationId).flatMap(id -> locations.present(tenant, id));
        }
        return host.map(HostCard::locationId)
                .flatMap(id -> locations.present(tenant, id))
                .or(() -> locations.primary(tenant));
    }

    /// Those of visits of one tenant, by the visits' ids.
    @Transactional
    public Map<UUID, Party> of(Tenant tenant, Collection<Visit> visits) {
        var hostsById = hosts.byIds(tenant, visits.stream().map(Visit::hostId).collect(Collectors.toSet()));
        var placesById =
                locations.byIds(tenant, visits.stream().map(Visit::locationId).collect(Collectors.toSet()));
        return visits.stream()
                .collect(Collectors.toMap(
                        Visit::id,
                        visit -> new Party(
                                Objects.requireNonNull(hostsById.get(visit.hostId())),
                                Objects.requireNonNull(placesById.get(visit.locationId())))));
    }

    /// Those of a visit that exists.
    @Transactional
    public Party of(Visit visit) {
        var tenant = visit.tenant();
        return new Party(
                hosts.find(tenant, visit.hostId()).orElseThrow(),
                locations.find(tenant, visit.locationId()).orElseThrow());
    }
}
