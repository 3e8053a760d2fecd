package com.kyberaccess.visitor.screening.registry;

import com.kyberaccess.visitor.screening.WatchlistKind;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/// The registry of this deployment.
@ConfigMapping(prefix = "kyber.screening.registry")
interface RegistryConfig {
    /// Where it is asked, `https://…` (`http://` on this machine only). Without it no registry is asked.
    Optional<URI> url();

    /// Sent as `Authorization: Bearer …`.
    Optional<String> token();

    /// The lists that it is asked for: of `sex-offender`, `custom` and `bolo`.
    @WithDefault("sex-offender")
    Set<WatchlistKind> lists();
}
