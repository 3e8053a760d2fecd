package com.kyberaccess.visitor.delivery;

import com.kyberaccess.visitor.host.HostCard;
import com.kyberaccess.visitor.location.Place;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A package on the wire.
///
/// @param notes internal
/// @param receivedBy `usr_…` or `key_…` of who logged it
/// @param notifiedAt when a mail to the host was durably queued, null if none was
/// @param pickedUpBy who took it, as told at the desk
public record DeliveryView(
        String id,
        DeliveryStatus status,
        Recipient host,
        Site location,
        @Nullable String carrier,
        @Nullable String trackingNumber,
        @Nullable String sender,
        @Nullable String description,
        @Nullable String notes,
        Instant receivedAt,
        String receivedBy,
        @Nullable Instant notifiedAt,
        @Nullable Instant pickedUpAt,
        @Nullable String pickedUpBy) {

    /// For whom it is.
    public record Recipient(
            String id,
            String name,
            @Nullable String email,
            @Nullable String department) {}

    /// Where it waits.
    public record Site(String id, String name) {}

    static DeliveryView of(Delivery delivery, HostCard host, Place place) {
        var parcel = delivery.parcel();
        return new DeliveryView(
                delivery.publicId(),
                delivery.status(),
                new Recipient(host.publicId(), host.name(), host.email(), host.department()),
                new Site(place.publicId(), place.name()),
                parcel.carrier(),
                parcel.trackingNumber(),
                parcel.sender(),
                parcel.description(),
                parcel.notes(),
                delivery.receivedAt(),
                delivery.receivedBy(),
                delivery.notifiedAt(),
                delivery.pickedUpAt(),
                delivery.pickedUpBy());
    }
}
