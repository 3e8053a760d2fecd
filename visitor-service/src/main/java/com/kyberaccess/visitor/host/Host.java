package com.kyberaccess.visitor.host;

import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.visitor.input.Folded;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A row of `host`.
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

    protected Host() {}

    Host(UUID id, Tenant tenant, CreateHostRequest request, @Nullable UUID locationId, Instant now) {
        this.id = id;
        this.accountId = tenant.accountId();
        this.mode = tenant.mode().wireName();
        this.locationId = locationId;
        this.name = request.name();
        this.email = request.email();
        this.department = request.department();
        this.sortName = Folded.of(request.name());
        this.searchText = Folded.of(request.name() + "\n" + (request.email() == null ? "" : request.email()));
        this.createdAt = now;
    }

    HostCard card() {
        return new HostCard(id, name, email, department, locationId);
    }
}
