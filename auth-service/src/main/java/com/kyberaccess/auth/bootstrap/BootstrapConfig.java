package com.kyberaccess.auth.bootstrap;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/// The first account, created on start when there is none. All of name, owner's name, e-mail address and password, or
/// none of them. Wrong values end the start, whether or not an account exists.
@ConfigMapping(prefix = "kyber.bootstrap")
public interface BootstrapConfig {
    /// 1 to 100 characters.
    Optional<String> accountName();

    /// `starter`, `professional` or `enterprise`.
    @WithDefault("starter")
    String plan();

    /// An IANA name such as `Europe/Zurich`.
    @WithDefault("UTC")
    String timeZone();

    /// 1 to 100 characters.
    Optional<String> ownerName();

    Optional<String> ownerEmail();

    /// 12 to 128 characters.
    Optional<String> ownerPassword();
}
