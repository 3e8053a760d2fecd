package com.kyberaccess.visitor.delivery;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.kyberaccess.common.outbox.Outbox;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.visitor.host.HostCard;
import com.kyberaccess.visitor.location.Place;
import com.kyberaccess.visitor.topic.VisitorTopic;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Publishes what happens to packages (contract, article 3, *Delivery Events*), in the transaction in which it happens.
@ApplicationScoped
class DeliveryEvents {
    private final Outbox outbox;

    DeliveryEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    /// @param thing the package: what every event says of it, and what its own adds
    record Data(@JsonProperty("package") Object thing, Recipient recipient, Site location) {}

    record Recipient(String id, String name, @Nullable String department) {}

    record Site(String id, String name) {}

    record Received(
            String id,
            DeliveryStatus status,
            @Nullable String carrier,
            @Nullable String trackingNumber,
            @Nullable String description,
            Instant receivedAt) {
        static Received of(Delivery delivery) {
            var parcel = delivery.parcel();
            return new Received(
                    delivery.publicId(),
                    delivery.status(),
                    parcel.carrier(),
                    parcel.trackingNumber(),
                    parcel.description(),
                    delivery.receivedAt());
        }
    }

    record Notified(
            @JsonUnwrapped Received common, @Nullable Instant notifiedAt) {}

    record PickedUp(
            @JsonUnwrapped Received common,
            @Nullable Instant pickedUpAt,
            @Nullable String pickedUpBy) {}

    void received(Tenant tenant, Delivery delivery, HostCard host, Place place) {
        append("delivery.received", tenant, delivery, delivery.receivedAt(), data(Received.of(delivery), host, place));
    }

    void notified(Tenant tenant, Delivery delivery, HostCard host, Place place, Instant at) {
        var notified = new Notified(Received.of(delivery), delivery.notifiedAt());
        append("delivery.notified", tenant, delivery, at, data(notified, host, place));
    }

    void pickedUp(Tenant tenant, Delivery delivery, HostCard host, Place place, Instant at) {
        var taken = new PickedUp(Received.of(delivery), delivery.pickedUpAt(), delivery.pickedUpBy());
        append("delivery.picked_up", tenant, delivery, at, data(taken, host, place));
    }

    private static Data data(Object thing, HostCard host, Place place) {
        return new Data(
                thing,
                new Recipient(host.publicId(), host.name(), host.department()),
                new Site(place.publicId(), place.name()));
    }

    private void append(String type, Tenant tenant, Delivery delivery, Instant at, Data data) {
        outbox.append(VisitorTopic.NAME, delivery.publicId(), tenant, type, at, data);
    }
}
