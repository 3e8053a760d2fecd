package com.kyberaccess.visitor.location;

import com.kyberaccess.common.security.Tenant;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A row of `location`.
@Entity
class Location {
    @Id
    private UUID id;

    @Column(nullable = false)
    private UUID accountId;

    @Column(nullable = false)
    private String mode;

    @Column(nullable = false)
    private String name;

    @Column(nullable = false)
    private String timeZone;

    @Column
    private @Nullable String address;

    @Column(name = "is_primary", nullable = false)
    private boolean primary;

    @Column(nullable = false)
    private Instant createdAt;

    protected Location() {}

    Location(UUID id, Tenant tenant, String name, ZoneId zone, @Nullable String address, boolean primary, Instant now) {
        this.id = id;
        this.accountId = tenant.accountId();
        this.mode = tenant.mode().wireName();
        this.name = name;
        this.timeZone = zone.getId();
        this.address = address;
        this.primary = primary;
        this.createdAt = now;
    }

    Place place() {
        return new Place(id, name, ZoneId.of(timeZone), primary);
    }

    LocationView view() {
        return new LocationView(Place.LOCATION_ID.text(id), name, timeZone, address, primary, createdAt);
    }
}
