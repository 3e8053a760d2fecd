package com.kyberaccess.visitor.delivery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.kyberaccess.common.audit.AuditTrail;
import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.http.EntityTags;
import com.kyberaccess.common.security.Caller;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.visitor.host.HostCard;
import com.kyberaccess.visitor.host.HostDirectory;
import com.kyberaccess.visitor.input.MergePatch;
import com.kyberaccess.visitor.location.Locations;
import com.kyberaccess.visitor.location.Place;
import com.kyberaccess.visitor.visit.Parties;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// Takes packages in, and hands them out. Package, mail and events are written together or not at all.
@ApplicationScoped
class Deliveries {
    private final DeliveryRepository deliveries;
    private final DeliveryViews views;
    private final DeliveryEvents events;
    private final DeliveryNotification notification;
    private final Parties parties;
    private final HostDirectory hosts;
    private final Locations locations;
    private final MergePatch patches;
    private final EntityTags tags;
    private final AuditTrail audit;
    private final Clock clock;

    Deliveries(
            DeliveryRepository deliveries,
            DeliveryViews views,
            DeliveryEvents events,
            DeliveryNotification notification,
            Parties parties,
            HostDirectory hosts,
            Locations locations,
            MergePatch patches,
            EntityTags tags,
            AuditTrail audit,
            Clock clock) {
        this.deliveries = deliveries;
        this.views = views;
        this.events = events;
        this.notification = notification;
        this.parties = parties;
        this.hosts = hosts;
        this.locations = locations;
        this.patches = patches;
        this.tags = tags;
        this.audit = audit;
        this.clock = clock;
    }

    /// @throws ApiException 422 naming each of `host_id` and `location_id` that the tenant does not have
    @Transactional
    DeliveryView receive(Caller caller, DeliveryRequest request) {
        var tenant = caller.tenant();
        var party = parties.requested(tenant, request.hostId(), request.locationId());
        var now = now();
        var delivery = new Delivery(tenant, party.host(), party.place(), request.parcel(), caller.subject(), now);
        deliveries.persist(delivery);
        events.received(tenant, delivery, party.host(), party.place());
        if (request.wantsNotification() && party.host().email() != null) {
            notify(tenant, delivery, party.host(), party.place(), now);
        }
        return views.of(tenant, delivery);
    }

    /// A patch that names a status takes that step. What it changes besides comes first.
    ///
    /// @param patch only what is to change
    /// @throws ApiException 404; 409 for a step that was taken already, or a host without an address; 412 if
    ///     `ifMatch` names another state; 422 naming what is not valid
    @Transactional
    DeliveryView update(Tenant tenant, String id, @Nullable String ifMatch, ObjectNode patch) {
        var delivery = locked(tenant, id);
        tags.require(ifMatch, views.of(tenant, delivery));
        var before = delivery.change();
        var after = patches.apply(before, patch);
        after.requireSense();
        if (!after.hostId().equals(before.hostId())) {
            delivery.readdress(host(tenant, after.hostId()));
        }
        if (!after.locationId().equals(before.locationId())) {
            delivery.move(locations.field(tenant, "location_id", after.locationId()));
        }
        delivery.describe(after.parcel());
        if (after.status() != null) {
            step(tenant, delivery, after);
        }
        return views.of(tenant, delivery);
    }

    /// @throws ApiException 404 if the tenant has no such package
    @Transactional
    void delete(Tenant tenant, String id) {
        deliveries.remove(locked(tenant, id));
        audit.record("delivery.deleted", id, null, null);
    }

    private void step(Tenant tenant, Delivery delivery, DeliveryChange change) {
        var host = hosts.find(tenant, delivery.hostId()).orElseThrow();
        var place = locations.find(tenant, delivery.locationId()).orElseThrow();
        var now = now();
        if (change.status() == DeliveryStatus.NOTIFIED) {
            notify(tenant, delivery, host, place, now);
        } else {
            delivery.pickedUp(change.pickedUpBy(), now);
            events.pickedUp(tenant, delivery, host, place, now);
        }
    }

    private void notify(Tenant tenant, Delivery delivery, HostCard host, Place place, Instant now) {
        delivery.notified(now);
        if (!notification.packageArrived(tenant, host, place, delivery)) {
            throw DeliveryError.RECIPIENT_WITHOUT_EMAIL.exception();
        }
        events.notified(tenant, delivery, host, place, now);
    }

    private HostCard host(Tenant tenant, String id) {
        return HostCard.HOST_ID
                .parse(id)
                .flatMap(known -> hosts.present(tenant, known))
                .orElseThrow(() -> ApiException.invalidField("host_id", "Unknown host"));
    }

    private Delivery locked(Tenant tenant, String id) {
        return Delivery.PACKAGE_ID
                .parse(id)
                .flatMap(known -> deliveries.locked(tenant, known))
                .orElseThrow(() -> ApiException.notFound("The package"));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
