package com.kyberaccess.auth.notice;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.net.URI;

/// The console that people work with. It is no part of the API: links in mails lead there.
@ConfigMapping(prefix = "kyber")
public interface ConsoleConfig {
    /// Base URL, without a slash at the end. The secret of a link follows in the fragment, which browsers send to
    /// nobody: `<url>/invitation#token=…` and `<url>/password-reset#token=…`.
    @WithName("console-url")
    @WithDefault("https://app.kyberaccess.local")
    URI consoleUrl();
}
