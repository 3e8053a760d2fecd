package com.kyberaccess.visitor.host;

import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.visitor.location.LocationUse;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/// Hosts who work at a location.
@ApplicationScoped
class HostLocationUse implements LocationUse {
    private final HostRepository hosts;

    HostLocationUse(HostRepository hosts) {
        this.hosts = hosts;
    }

    @Override
    public Optional<String> of(Tenant tenant, UUID location) {
        return hosts.isAt(tenant, location) ? Optional.of("hosts") : Optional.empty();
    }
}
