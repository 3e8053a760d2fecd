package com.kyberaccess.webhook.signing;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/// How signing secrets are kept.
@ConfigMapping(prefix = "kyber.webhook")
public interface SigningConfig {
    /// The AES-256 keys under which signing secrets and custom headers are stored, each 32 random bytes in base64
    /// (`openssl rand -base64 32`), separated by commas: the first encrypts, all decrypt, the same for every
    /// replica. Without one they are stored as they are, and the log warns of it at start. Secrets stored before
    /// stay readable. How a key is replaced: docs/operations/keys.md.
    Optional<List<String>> secretEncryptionKey();
}
