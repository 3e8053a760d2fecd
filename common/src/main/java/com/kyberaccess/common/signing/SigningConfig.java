package com.kyberaccess.common.signing;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/// What is signed with.
@ConfigMapping(prefix = "kyber.signing")
public interface SigningConfig {
    /// Secret keys, each at least 32 random bytes in Base64, separated by commas: the same for visitor-service
    /// and emergency-service, which do not start without one. The first signs and all verify. To rotate, put
    /// the new key before the old one, and take that away when no URL (24 h) and no expected visitor's QR image
    /// is needed any more.
    Optional<List<String>> keys();
}
