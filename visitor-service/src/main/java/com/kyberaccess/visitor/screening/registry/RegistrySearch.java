package com.kyberaccess.visitor.screening.registry;

import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.visitor.screening.ScreenedPerson;
import com.kyberaccess.visitor.screening.ScreeningMatch;
import com.kyberaccess.visitor.settings.SettingsReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Searches a registry for a visitor.
@ApplicationScoped
public class RegistrySearch {
    private final RegistryCall call;
    private final SettingsReader settings;

    RegistrySearch(RegistryCall call, SettingsReader settings) {
        this.call = call;
        this.settings = settings;
    }

    /// @throws RuntimeException if the registry could not be searched
    public List<ScreeningMatch> search(RegistryEndpoint endpoint, Tenant tenant, ScreenedPerson person) {
        var actions = settings.of(tenant).screeningActions();
        return call
                .ask(endpoint, RegistryRequest.of(endpoint.lists(), person))
                .people(endpoint.lists(), list -> list.action(actions))
                .stream()
                .flatMap(listed -> listed.match(person).stream())
                .toList();
    }
}
