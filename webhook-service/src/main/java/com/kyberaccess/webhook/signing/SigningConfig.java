package com.kyberaccess.webhook.signing;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/// How signing secrets are kept.
@ConfigMapping(prefix = "kyber.webhook")
public interface SigningConfig {
    /// 32 bytes in base64: the AES-256 key under which signing secrets are stored. Without it they are stored as
    /// they are, and the log warns of it at start. Secrets stored before the key was set stay readable.
    Optional<String> secretEncryptionKey();
}
