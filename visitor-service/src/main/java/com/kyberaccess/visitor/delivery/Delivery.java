package com.kyberaccess.visitor.delivery;

import com.kyberaccess.common.error.EnumNames;
import com.kyberaccess.common.id.IdType;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.visitor.host.HostCard;
import com.kyberaccess.visitor.location.Place;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A row of `delivery`.
@Entity
class Delivery {
    /// Ids of packages: `pkg_…`.
    static final IdType PACKAGE_ID = new IdType("pkg");

    @Id
    private UUID id;

    @Column(nullable = false)
    private UUID accountId;

    @Column(nullable = false)
    private String mode;

    @Column(nullable = false)
    private UUID hostId;

    @Column(nullable = false)
    private UUID locationId;

    @Column(nullable = false)
    private String status;

    @Embedded
    private @Nullable Parcel parcel;

    @Column(nullable = false)
    private Instant receivedAt;

    @Column(nullable = false)
    private String receivedBy;

    @Column
    private @Nullable Instant notifiedAt;

    @Column
    private @Nullable Instant pickedUpAt;

    @Column
    private @Nullable String pickedUpBy;

    protected Delivery() {}

    Delivery(Tenant tenant, HostCard host, Place place, Parcel parcel, String receivedBy, Instant now) {
        this.id = IdType.next();
        this.accountId = tenant.accountId();
        this.mode = tenant.mode().wireName();
        this.hostId = host.id();
        this.locationId = place.id();
        this.status = EnumNames.of(DeliveryStatus.RECEIVED);
        this.parcel = parcel;
        this.receivedAt = now;
        this.receivedBy = receivedBy;
    }

    void describe(Parcel parcel) {
        this.parcel = parcel;
    }

    void move(Place place) {
        requireHere();
        this.locationId = place.id();
    }

    /// Nobody has told the new recipient yet.
    void readdress(HostCard host) {
        requireHere();
        this.hostId = host.id();
        this.status = EnumNames.of(DeliveryStatus.RECEIVED);
        this.notifiedAt = null;
    }

    void notified(Instant now) {
        requireHere();
        if (status() == DeliveryStatus.NOTIFIED) {
            throw DeliveryError.ALREADY_NOTIFIED.exception();
        }
        this.status = EnumNames.of(DeliveryStatus.NOTIFIED);
        this.notifiedAt = now;
    }

    void pickedUp(@Nullable String by, Instant now) {
        requireHere();
        this.status = EnumNames.of(DeliveryStatus.PICKED_UP);
        this.pickedUpAt = now;
        this.pickedUpBy = by;
    }

    private void requireHere() {
        if (status() == DeliveryStatus.PICKED_UP) {
            throw DeliveryError.ALREADY_PICKED_UP.exception();
        }
    }

    DeliveryChange change() {
        var known = parcel();
        return new DeliveryChange(
                HostCard.HOST_ID.text(hostId),
                Place.LOCATION_ID.text(locationId),
                known.carrier(),
                known.trackingNumber(),
                known.sender(),
                known.description(),
                known.notes(),
                null,
                null);
    }

    UUID id() {
        return id;
    }

    String publicId() {
        return PACKAGE_ID.text(id);
    }

    UUID hostId() {
        return hostId;
    }

    UUID locationId() {
        return locationId;
    }

    DeliveryStatus status() {
        return DeliveryStatus.valueOf(status.toUpperCase(Locale.ROOT));
    }

    /// Hibernate reads an embedded value without any column as null.
    Parcel parcel() {
        return parcel == null ? Parcel.UNKNOWN : parcel;
    }

    Instant receivedAt() {
        return receivedAt;
    }

    String receivedBy() {
        return receivedBy;
    }

    @Nullable
    Instant notifiedAt() {
        return notifiedAt;
    }

    @Nullable
    Instant pickedUpAt() {
        return pickedUpAt;
    }

    @Nullable
    String pickedUpBy() {
        return pickedUpBy;
    }
}
