package com.kyberaccess.visitor.location;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.kyberaccess.common.audit.AuditTrail;
import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.http.EntityTags;
import com.kyberaccess.common.id.IdType;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.visitor.input.MergePatch;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Makes, changes and removes locations, one change of a tenant at a time. The first location becomes the primary one,
/// and from then on exactly one is.
@ApplicationScoped
class LocationChanges {
    private final LocationRepository locations;
    private final List<LocationUse> uses;
    private final MergePatch patches;
    private final EntityTags tags;
    private final LocationEvents events;
    private final AuditTrail audit;
    private final Clock clock;

    LocationChanges(
            LocationRepository locations,
            @All List<LocationUse> uses,
            MergePatch patches,
            EntityTags tags,
            LocationEvents events,
            AuditTrail audit,
            Clock clock) {
        this.locations = locations;
        this.uses = uses;
        this.patches = patches;
        this.tags = tags;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    /// @throws ApiException 422 naming `parent_id` if it is not a location of the tenant, or too deep
    @Transactional
    LocationView create(Tenant tenant, LocationRequest request) {
        locations.lockAll(tenant);
        var now = now();
        var parent = parent(tenant, null, request);
        boolean first = locations.primary(tenant).isEmpty();
        if (request.wantsPrimary() && !first) {
            demote(tenant, now);
        }
        var location = new Location(IdType.next(), tenant, request, parent, first || request.wantsPrimary(), now);
        locations.persistAndFlush(location);
        events.created(tenant, location.place(), now);
        audit.record("location.created", location.place().publicId(), null, location.request());
        return location.view();
    }

    /// @param patch only what is to change
    /// @throws ApiException 404; 412 if `ifMatch` names another state; 422 naming what is not valid
    @Transactional
    LocationView update(Tenant tenant, String id, @Nullable String ifMatch, ObjectNode patch) {
        locations.lockAll(tenant);
        var location = locked(tenant, id);
        tags.require(ifMatch, location.view());
        var before = location.request();
        var after = patches.apply(before, patch);
        if (after.equals(before)) {
            return location.view();
        }
        var now = now();
        location.change(after, parent(tenant, location.id(), after));
        if (after.wantsPrimary() && !location.primary()) {
            demote(tenant, now);
            location.setPrimary(true);
        } else if (!after.wantsPrimary() && location.primary()) {
            throw ApiException.invalidField("primary", "Another location must become primary instead");
        }
        locations.flush();
        events.updated(tenant, location.place(), now);
        audit.record("location.updated", id, before, after);
        return location.view();
    }

    /// Removes a location where nothing is going on. Visits that took place there keep its name.
    ///
    /// @throws ApiException 404; 409 `LOCATION_IS_PRIMARY`, or `LOCATION_IN_USE` with what uses it
    @Transactional
    void delete(Tenant tenant, String id) {
        locations.lockAll(tenant);
        var location = locked(tenant, id);
        if (location.primary()) {
            throw LocationError.LOCATION_IS_PRIMARY.exception(
                    "Visits without a location go to the primary one; make another one primary first.");
        }
        if (locations.tree(tenant).parents().containsValue(location.id())) {
            throw inUse("locations that are part of it");
        }
        uses.forEach(use -> use.of(tenant, location.id()).ifPresent(what -> {
            throw inUse(what);
        }));
        var now = now();
        location.remove(now);
        events.deleted(tenant, location.place(), now);
        audit.record("location.deleted", id, location.request(), null);
    }

    private static ApiException inUse(String what) {
        return LocationError.LOCATION_IN_USE.exception("The location still has %s.".formatted(what));
    }

    /// Before the other one takes its place: the index that keeps one primary looks at every statement.
    private void demote(Tenant tenant, Instant now) {
        var former = locations.primary(tenant).orElseThrow();
        former.setPrimary(false);
        locations.flush();
        events.updated(tenant, former.place(), now);
    }

    private @Nullable UUID parent(Tenant tenant, @Nullable UUID location, LocationRequest request) {
        if (request.parentId() == null) {
            return null;
        }
        var parent = Place.LOCATION_ID
                .parse(request.parentId())
                .flatMap(id -> locations.presentById(tenant, id))
                .map(Location::id)
                .orElseThrow(() -> ApiException.invalidField("parent_id", "Unknown location"));
        locations.tree(tenant).requireRoom(location, parent);
        return parent;
    }

    private Location locked(Tenant tenant, String id) {
        return Place.LOCATION_ID
                .parse(id)
                .flatMap(known -> locations.lockedById(tenant, known))
                .orElseThrow(() -> ApiException.notFound("The location"));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
