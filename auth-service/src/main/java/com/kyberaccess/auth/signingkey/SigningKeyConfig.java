package com.kyberaccess.auth.signingkey;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/// How the keys that sign our tokens are kept.
@ConfigMapping(prefix = "kyber.auth")
public interface SigningKeyConfig {
    /// Encrypts the private signing keys in the database: 32 random bytes in base64 (`openssl rand -base64 32`), the
    /// same for every replica. Without it they are stored in the clear, and every start warns. Setting it encrypts
    /// those already stored; once set it can't be left out.
    Optional<String> keyEncryptionKey();
}
