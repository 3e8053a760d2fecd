package com.kyberaccess.visitor.host;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.http.EntityTags;
import com.kyberaccess.common.id.IdType;
import com.kyberaccess.common.security.Caller;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.visitor.input.MergePatch;
import com.kyberaccess.visitor.location.Locations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Makes, changes and removes hosts, one change of a tenant at a time.
@ApplicationScoped
class HostChanges {
    private final HostRepository hosts;
    private final HostViews views;
    private final Locations locations;
    private final MergePatch patches;
    private final EntityTags tags;
    private final HostEvents events;
    private final HostAudit audit;
    private final Clock clock;

    HostChanges(
            HostRepository hosts,
            HostViews views,
            Locations locations,
            MergePatch patches,
            EntityTags tags,
            HostEvents events,
            HostAudit audit,
            Clock clock) {
        this.hosts = hosts;
        this.views = views;
        this.locations = locations;
        this.patches = patches;
        this.tags = tags;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    /// @throws ApiException 409 `HOST_EXISTS`; 422 naming `location_id` if it is not a location of the tenant
    @Transactional
    HostView create(Caller caller, HostRequest request) {
        var tenant = caller.tenant();
        hosts.lockAll(tenant);
        var location = location(tenant, request);
        requireFree(tenant, request);
        var now = now();
        var host = new Host(IdType.next(), tenant, request, location, now);
        hosts.persist(host);
        events.created(tenant, host.card(), now);
        audit.created(host.card(), request);
        return views.of(caller, host.card());
    }

    /// @param patch only what is to change
    /// @throws ApiException 404; 409 `HOST_EXISTS`; 412 if `ifMatch` names another state; 422 naming bad fields
    @Transactional
    HostView update(Caller caller, String id, @Nullable String ifMatch, ObjectNode patch) {
        var tenant = caller.tenant();
        hosts.lockAll(tenant);
        var host = locked(tenant, id);
        if (ifMatch != null) {
            tags.require(ifMatch, views.of(caller, host.card()));
        }
        var before = host.request();
        var after = patches.apply(before, patch);
        if (!after.equals(before)) {
            var location = Objects.equals(after.locationId(), before.locationId())
                    ? host.card().locationId()
                    : location(tenant, after);
            if (!key(after).equals(key(before))) {
                requireFree(tenant, after);
            }
            host.change(after, location);
            events.updated(tenant, host.card(), now());
            audit.updated(host.card(), before, after);
        }
        return views.of(caller, host.card());
    }

    /// Nobody can come to see the host any more. Visits keep the name; the address is forgotten.
    ///
    /// @throws ApiException 404 if the tenant has no such host
    @Transactional
    void delete(Tenant tenant, String id) {
        hosts.lockAll(tenant);
        var host = locked(tenant, id);
        var before = host.request();
        var now = now();
        host.remove(now);
        events.deleted(tenant, host.card(), now);
        audit.deleted(host.card(), before);
    }

    private Host locked(Tenant tenant, String id) {
        return HostCard.HOST_ID
                .parse(id)
                .flatMap(known -> hosts.lockedById(tenant, known))
                .orElseThrow(() -> ApiException.notFound("The host"));
    }

    private @Nullable UUID location(Tenant tenant, HostRequest request) {
        return request.locationId() == null
                ? null
                : locations.field(tenant, "location_id", request.locationId()).id();
    }

    private void requireFree(Tenant tenant, HostRequest request) {
        if (request.email() != null
                && !hosts.byEmails(tenant, List.of(key(request))).isEmpty()) {
            throw HostError.HOST_EXISTS.exception();
        }
    }

    /// Addresses differ in more than their case.
    private static String key(HostRequest host) {
        return host.email() == null ? "" : host.email().toLowerCase(Locale.ROOT);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
