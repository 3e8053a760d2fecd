package com.kyberaccess.visitor.location;

import com.kyberaccess.common.error.EnumNames;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.visitor.settings.Retention;
import com.kyberaccess.visitor.settings.RetentionAction;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A row of `location`. A removed one stays for the visits that took place there.
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

    @Column
    private @Nullable UUID parentId;

    @Column
    private @Nullable String retentionAction;

    @Column
    private @Nullable Integer retentionDays;

    @Column(name = "is_primary", nullable = false)
    private boolean primary;

    @Column(nullable = false)
    private Instant createdAt;

    @Column
    private @Nullable Instant deletedAt;

    protected Location() {}

    Location(UUID id, Tenant tenant, LocationRequest request, @Nullable UUID parent, boolean primary, Instant now) {
        this.id = id;
        this.accountId = tenant.accountId();
        this.mode = tenant.mode().wireName();
        this.primary = primary;
        this.createdAt = now;
        change(request, parent);
    }

    boolean isRemoved() {
        return deletedAt != null;
    }

    boolean isOf(Tenant tenant) {
        return tenant.owns(accountId, mode);
    }

    /// Everything but whether it is primary.
    final void change(LocationRequest request, @Nullable UUID parent) {
        this.name = request.name();
        this.timeZone = request.timeZone();
        this.address = request.address();
        this.parentId = parent;
        var retention = request.retention();
        this.retentionAction = retention == null ? null : EnumNames.of(retention.action());
        this.retentionDays = retention == null ? null : retention.afterDays();
    }

    void setPrimary(boolean primary) {
        this.primary = primary;
    }

    void remove(Instant now) {
        this.deletedAt = now;
        this.parentId = null;
    }

    UUID id() {
        return id;
    }

    boolean primary() {
        return primary;
    }

    Place place() {
        return new Place(id, name, ZoneId.of(timeZone), primary);
    }

    LocationRequest request() {
        return new LocationRequest(
                name, timeZone, address, Place.LOCATION_ID.textOrNull(parentId), retention(), primary);
    }

    LocationView view() {
        return new LocationView(
                Place.LOCATION_ID.text(id),
                name,
                timeZone,
                address,
                Place.LOCATION_ID.textOrNull(parentId),
                retention(),
                primary,
                createdAt);
    }

    private @Nullable Retention retention() {
        return retentionAction == null
                ? null
                : new Retention(RetentionAction.valueOf(retentionAction.toUpperCase(Locale.ROOT)), retentionDays);
    }
}
