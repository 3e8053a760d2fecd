package com.kyberaccess.visitor.host;

import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.visitor.input.Folded;
import com.kyberaccess.visitor.location.Place;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A row of `host`. A removed one stays for the visits that name it, without its address.
@Entity
class Host {
    @Id
    private UUID id;

    @Column(nullable = false)
    private UUID accountId;

    @Column(nullable = false)
    private String mode;

    @Column
    private @Nullable UUID locationId;

    @Column(nullable = false)
    private String name;

    @Column
    private @Nullable String email;

    @Column
    private @Nullable String department;

    @Column(nullable = false)
    private String sortName;

    @Column(nullable = false)
    private String searchText;

    @Column(nullable = false)
    private Instant createdAt;

    @Column
    private @Nullable Instant deletedAt;

    protected Host() {}

    Host(UUID id, Tenant tenant, HostRequest request, @Nullable UUID locationId, Instant now) {
        this.id = id;
        this.accountId = tenant.accountId();
        this.mode = tenant.mode().wireName();
        this.createdAt = now;
        change(request, locationId);
    }

    boolean isRemoved() {
        return deletedAt != null;
    }

    boolean isOf(Tenant tenant) {
        return tenant.owns(accountId, mode);
    }

    final void change(HostRequest request, @Nullable UUID locationId) {
        this.locationId = locationId;
        this.name = request.name();
        this.email = request.email();
        this.department = request.department();
        this.sortName = Folded.of(request.name());
        this.searchText = Folded.of(request.name() + "\n" + (request.email() == null ? "" : request.email()));
    }

    void remove(Instant now) {
        this.deletedAt = now;
        this.email = null;
        this.searchText = "";
    }

    HostCard card() {
        return new HostCard(id, name, email, department, locationId);
    }

    HostFilter.Position position() {
        return new HostFilter.Position(sortName, id);
    }

    HostRequest request() {
        return new HostRequest(name, email, department, Place.LOCATION_ID.textOrNull(locationId));
    }
}
