package com.kyberaccess.common.command;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/// Who may give commands on the management port.
@ConfigMapping(prefix = "kyber.commands")
public interface CommandConfig {
    /// What `Authorization: Bearer` must carry. Without it only connections from this machine are served.
    Optional<String> token();
}
