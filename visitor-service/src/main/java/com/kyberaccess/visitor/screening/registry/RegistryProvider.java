package com.kyberaccess.visitor.screening.registry;

import com.kyberaccess.common.security.Mode;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.visitor.screening.ScreenedPerson;
import com.kyberaccess.visitor.screening.ScreeningMatch;
import com.kyberaccess.visitor.screening.ScreeningProvider;
import com.kyberaccess.visitor.screening.WatchlistKind;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The deployment's registry, if it has one. A sandbox does not ask it: what is tried out there is told to nobody
/// else.
@Singleton
@Startup // a URL that will not do stops the process, not a visitor
class RegistryProvider implements ScreeningProvider {
    private final Optional<RegistryEndpoint> endpoint;
    private final RegistrySearch registry;

    RegistryProvider(RegistryConfig config, RegistrySearch registry) {
        this.endpoint = RegistryEndpoint.of(config);
        this.registry = registry;
    }

    @Override
    public Set<WatchlistKind> lists() {
        return endpoint.map(RegistryEndpoint::lists).orElse(Set.of());
    }

    @Override
    public List<ScreeningMatch> search(Tenant tenant, ScreenedPerson person) {
        return endpoint.isEmpty() || tenant.mode() == Mode.SANDBOX
                ? List.of()
                : registry.search(endpoint.get(), tenant, person);
    }
}
