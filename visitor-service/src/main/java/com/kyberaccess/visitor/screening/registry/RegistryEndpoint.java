package com.kyberaccess.visitor.screening.registry;

import com.kyberaccess.visitor.screening.WatchlistKind;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A registry and what it is asked for.
///
/// @param token null if it wants none
public record RegistryEndpoint(URI url, @Nullable String token, Set<WatchlistKind> lists) {
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    /// @throws IllegalArgumentException if people's names and the credential would travel in the clear
    public RegistryEndpoint {
        boolean secret = "https".equals(url.getScheme())
                || ("http".equals(url.getScheme()) && url.getHost() != null && THIS_MACHINE.contains(url.getHost()));
        if (!secret) {
            throw new IllegalArgumentException("kyber.screening.registry.url must be https");
        }
        lists = Set.copyOf(lists);
    }

    static Optional<RegistryEndpoint> of(RegistryConfig config) {
        return config.url().map(url -> new RegistryEndpoint(url, config.token().orElse(null), config.lists()));
    }

    @Override
    public String toString() {
        return "RegistryEndpoint[url=" + url + ", lists=" + lists + "]";
    }
}
