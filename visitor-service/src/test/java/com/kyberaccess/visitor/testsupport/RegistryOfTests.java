package com.kyberaccess.visitor.testsupport;

import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.visitor.screening.ScreenedPerson;
import com.kyberaccess.visitor.screening.ScreeningMatch;
import com.kyberaccess.visitor.screening.ScreeningProvider;
import com.kyberaccess.visitor.screening.WatchlistKind;
import com.kyberaccess.visitor.screening.registry.RegistryEndpoint;
import com.kyberaccess.visitor.screening.registry.RegistrySearch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A registry for some tenants of the tests, asked as the deployment's is.
@ApplicationScoped
public class RegistryOfTests implements ScreeningProvider {
    private final RegistrySearch registry;
    private final Map<Tenant, RegistryEndpoint> endpoints = new ConcurrentHashMap<>();

    RegistryOfTests(RegistrySearch registry) {
        this.registry = registry;
    }

    public void use(Tenant tenant, RegistryEndpoint endpoint) {
        endpoints.put(tenant, endpoint);
    }

    @Override
    public Set<WatchlistKind> lists() {
        return Set.of(WatchlistKind.SEX_OFFENDER);
    }

    @Override
    public List<ScreeningMatch> search(Tenant tenant, ScreenedPerson person) {
        var endpoint = endpoints.get(tenant);
        return endpoint == null ? List.of() : registry.search(endpoint, tenant, person);
    }
}
