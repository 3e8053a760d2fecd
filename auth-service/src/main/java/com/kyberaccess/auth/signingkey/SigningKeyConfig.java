package com.kyberaccess.auth.signingkey;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/// How the keys that sign our tokens are kept.
@ConfigMapping(prefix = "kyber.auth")
public interface SigningKeyConfig {
    /// Encrypts the private signing keys in the database: keys of 32 random bytes in base64 (`openssl rand -base64
    /// 32`), separated by commas: the first encrypts, all decrypt, the same for every replica. Without one they are
    /// stored in the clear, and every start warns. Setting it encrypts those already stored; once set it can't be
    /// left out. How a key is replaced: docs/operations/keys.md.
    Optional<List<String>> keyEncryptionKey();
}
