package com.kyberaccess.common.security;

import org.jose4j.keys.resolvers.VerificationKeyResolver;

/// Where the public keys of our tokens come from: auth-service's JWKS over HTTP, or in auth-service itself its own
/// store.
public interface VerificationKeys {
    VerificationKeyResolver resolver();
}
